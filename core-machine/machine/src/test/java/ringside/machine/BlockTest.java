package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.machine.trace.Observation;
import ringside.machine.trace.Observation.Region;

/// Whole blocks run in fewer and other steps than their instructions do one by one. Random programs tell whether anybody can see it.
class BlockTest {
    private static final int INSTRUCTIONS = 40;
    private static final int PROGRAMS = 10;
    private static final int[] REGISTERS = {0, 1, 2, 3, 5, 6, 7};
    /// Register and register or memory: mov, add, or, adc, sbb, and, sub, xor, cmp, test.
    private static final int[] TWO_OPERANDS = {0x89, 0x89, 0x89, 0x01, 0x01, 0x09, 0x11, 0x19, 0x21, 0x29, 0x31, 0x39, 0x85};
    private static final int SCRATCH = 0x25_0000;
    private static final int STACK = 0x27_0000;

    private final StringBuilder code = new StringBuilder();

    private void bytes(int... bytes) {
        for (int each : bytes) {
            code.append(HexFormat.of().toHexDigits((byte) each)).append(' ');
        }
    }

    private static int any(SplittableRandom random) {
        return REGISTERS[random.nextInt(REGISTERS.length)];
    }

    private static int pair(SplittableRandom random) {
        return 0xC0 | any(random) << 3 | any(random);
    }

    private void instruction(SplittableRandom random) {
        int width = random.nextBoolean() ? 0x48 : 0x40;
        int kind = random.nextInt(17);
        switch (kind) {
            case 0, 1, 2, 3 -> bytes(width, TWO_OPERANDS[random.nextInt(TWO_OPERANDS.length)], pair(random));
            case 4, 5 -> bytes(width, 0x83, 0xC0 | random.nextInt(8) << 3 | any(random), random.nextInt(256));
            case 6 -> bytes(width, 0x8D, 0x40 | any(random) << 3 | any(random), random.nextInt(256));
            case 7 -> bytes(width, 0x8D, 0x44 | any(random) << 3, random.nextInt(4) << 6 | any(random) << 3 | any(random), random.nextInt(256));
            case 8 -> bytes(width, 0x0F, random.nextBoolean() ? 0xB6 : 0xAF, pair(random));
            case 9 -> bytes(width, 0xC1, 0xC0 | new int[] {0, 1, 4, 5, 7}[random.nextInt(5)] << 3 | any(random), random.nextInt(64));
            case 10 -> bytes(width, 0x0F, 0x40 | random.nextInt(16), pair(random));
            case 11 -> bytes(width, random.nextBoolean() ? 0x89 : 0x03, 4 | any(random) << 3, 0x25, 0, 0, SCRATCH >> 16, 0);
            case 12 -> bytes(0x9C);
            case 13 -> bytes(width, 0x6B, pair(random), random.nextInt(256));
            case 14 -> stacked(random, 0x50);
            case 15 -> stacked(random, 0x58);
            default -> bytes(0x70 | random.nextInt(16), 0);
        }
    }

    /// Pushes or pops; RSP itself now and then.
    private void stacked(SplittableRandom random, int opcode) {
        for (int count = random.nextInt(1, 9); count > 0; count--) {
            bytes(opcode | (random.nextInt(20) == 0 && opcode == 0x50 ? Guest.RSP : any(random)));
        }
    }

    private Machine program(long seed) {
        var random = new SplittableRandom(seed);
        code.setLength(0);
        for (int register : REGISTERS) {
            bytes(0x48, 0xC7, 0xC0 | register, random.nextInt(256), random.nextInt(256), random.nextInt(256), random.nextInt(256));
        }
        // Near the end of a page, on half of the seeds not on a multiple of 8: the stack crosses it every few instructions.
        bytes(0x48, 0xC7, 0xC4, random.nextBoolean() ? 0x10 : 0x13, 0, STACK >> 16, 0);
        for (int i = 0; i < INSTRUCTIONS; i++) {
            instruction(random);
        }
        bytes(0x9C, 0xF4);
        return Guest.of(code + "| program " + seed + "\n").machine();
    }

    private static String end(Machine machine, int piece) {
        var reason = machine.run(piece);
        while (reason instanceof StopReason.Limit) {
            reason = machine.run(piece);
        }
        assertThat(reason).isEqualTo(new StopReason.Idle());
        return machine.stateHash();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void wholeBlocksLeaveTheStateTheirInstructionsLeaveOneByOne(long seed) {
        for (long program = 0; program < PROGRAMS; program++) {
            long number = seed * PROGRAMS + program;
            var whole = end(program(number), Integer.MAX_VALUE);
            for (int piece : new int[] {1, 7}) {
                assertThat(end(program(number), piece)).as("program %s in pieces of %d", code, piece).isEqualTo(whole);
            }
        }
    }

    /// A block that jumps to itself, and a stack that ends in a page that is not there.
    @ParameterizedTest
    @ValueSource(strings = {
        "b9 63 00 00 00 48 6b d9 07 48 01 d8 51 59 ff c9 75 f4 f4 | 100 rounds of imul, add, push, pop, dec, jnz",
        "48 bc 10 00 00 00 00 01 00 00 50 51 52 53 55 f4 | pushes down to an address without memory",
        "48 bc f0 ff ff ff ff 7f 00 00 58 59 5a 5b 5d f4 | pops up to where addresses are not canonical",
    })
    void loopsAndStackRunsStopWhereTheirInstructionsDo(String program) {
        var whole = Guest.of(program + "\n").machine();
        var reason = whole.run(100_000);
        for (int piece : new int[] {1, 13}) {
            var pieces = Guest.of(program + "\n").machine();
            var last = pieces.run(piece);
            for (long done = piece; last instanceof StopReason.Limit; done += piece) {
                assertThat(pieces.instructions()).isEqualTo(done);
                last = pieces.run(piece);
            }
            assertThat(last).isEqualTo(reason);
            assertThat(pieces.instructions()).isEqualTo(whole.instructions());
            assertThat(pieces.stateHash()).isEqualTo(whole.stateHash());
        }
    }

    /// At a mark, and where another component's code begins.
    @Test
    void whoeverSaysToLeaveInABlockFindsEachInstructionDoneOnce() {
        var guest = Guest.of("""
                31 db                | xor %ebx,%ebx
                0f 1f 80 01 00 49 52 | nopl 0x52490001(%rax)
                83 c3 01             | add $0x1,%ebx
                83 c3 10             | add $0x10,%ebx
                e9 ef 1f 00 00       | jmp 203003
                """).with(0x20_3003, """
                8d 5b 20                | lea 0x20(%rbx),%ebx
                81 c3 00 01 00 00       | add $0x100,%ebx
                f4                      | hlt
                """);
        var machine = guest.machine();
        var left = new AtomicInteger();
        machine.observe(new Observation(List.of("unknown", "one", "other"), List.of(new Region(Guest.CODE, Guest.CODE + 0x1000, 1),
                new Region(0x20_3000, 0x20_4000, 2)), List.of(), List.of()), event -> {
            left.incrementAndGet();
            machine.leave();
        });
        var stop = machine.run(100_000);
        while (stop instanceof StopReason.Interrupted) {
            stop = machine.run(100_000);
        }
        assertThat(left.get()).isGreaterThanOrEqualTo(3);
        assertThat(guest.register(Guest.RBX)).isEqualTo(0x131);
    }
}
