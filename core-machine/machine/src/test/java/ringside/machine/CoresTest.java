package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.machine.Guest.RAX;
import static ringside.machine.Guest.RBX;
import static ringside.machine.Guest.RCX;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.trace.Observation;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.IpiKind;

/// What cores do to each other: starting, interrupts, translations, code.
class CoresTest {
    /// Core 0: its interrupt controller at RBP, INIT and start-up message for core 1.
    static final String START = """
            bd 00 00 e0 fe                | mov $0xfee00000,%ebp
            c7 85 f0 00 00 00 ff 01 00 00 | movl $0x1ff,0xf0(%rbp)
            c7 85 10 03 00 00 00 00 00 01 | movl $0x1000000,0x310(%rbp)
            c7 85 00 03 00 00 00 45 00 00 | movl $0x4500,0x300(%rbp)
            c7 85 00 03 00 00 10 46 00 00 | movl $0x4610,0x300(%rbp)
            """;
    static final String AWAIT = """
            f3 90                   | pause
            83 3c 25 40 00 25 00 01 | cmpl $0x1,0x250040
            75 f4                   | jne to the pause
            """;
    static final String ANNOUNCE = """
            c7 04 25 40 00 25 00 01 00 00 00 | movl $0x1,0x250040
            """;
    static final String HALT = """
            f4 | hlt
            """;
    static final long SECOND = 0x20_4000;

    private static List<TraceEvent> observe(Guest guest) {
        List<TraceEvent> events = new ArrayList<>();
        guest.machine().observe(Observation.none(), events::add);
        return events;
    }

    @Test
    void startUpMessageBringsACoreFromRealModeToLongMode() {
        var guest = Guest.of(START + HALT).cores(2).with(SECOND, HALT).run();
        assertThat(guest.stop()).isEqualTo(new StopReason.Idle());
        var second = guest.machine().state(1);
        assertThat(second.rip()).isEqualTo(SECOND + 1);
        assertThat(second.cr0()).isEqualTo(0x8001_0011L);
        assertThat(second.halted()).isTrue();
        assertThat(guest.machine().state(0).halted()).isTrue();
    }

    @Test
    void coreThatNobodyStartsDoesNothing() {
        var guest = Guest.of(HALT).cores(3).run();
        assertThat(guest.stop()).isEqualTo(new StopReason.Idle());
        assertThat(guest.machine().cycles(1)).isZero();
        assertThat(guest.machine().cycles(2)).isZero();
    }

    /// Intel SDM vol. 3A, table 9-1.
    private static void isReset(Guest guest, int core) {
        var state = guest.machine().state(core);
        assertThat(state.cr0()).as("caching stays as it was").isEqualTo(0x10);
        assertThat(List.of(state.cr2(), state.cr3(), state.cr4())).containsOnly(0L);
        assertThat(state.flags()).isEqualTo(2);
        assertThat(state.rip()).isEqualTo(0xFFF0);
        assertThat(state.ring()).isZero();
        assertThat(guest.register(core, Guest.RDX)).as("family, model and stepping").isEqualTo(0x0006_0FB1);
        assertThat(guest.machine().cpu(core).selector(1)).isEqualTo(0xF000);
        assertThat(guest.machine().cpu(core).codeAddress(state.rip())).isEqualTo(0xFFFF_FFF0L);
    }

    @Test
    void initTakesTheBootCoreToTheFirmwareThatIsNotThere() {
        var guest = Guest.of("""
                bd 00 00 e0 fe                | mov $0xfee00000,%ebp
                c7 85 00 03 00 00 00 45 04 00 | movl $0x44500,0x300(%rbp)
                """).run();
        assertThat(guest.stop()).isInstanceOfSatisfying(StopReason.Unimplemented.class,
                stop -> assertThat(stop.report()).contains("INIT to the boot core").contains("firmware"));
        isReset(guest, 0);
    }

    @Test
    void initStopsARunningCoreWhichThenWaits() {
        var guest = Guest.of(START + AWAIT + """
                c7 85 00 03 00 00 00 45 00 00 | movl $0x4500,0x300(%rbp)
                f4                            | hlt
                """).cores(2).with(SECOND, ANNOUNCE + "eb fe | jmp to itself\n").run();
        assertThat(guest.stop()).isEqualTo(new StopReason.Idle());
        isReset(guest, 1);
        assertThat(guest.machine().cpu(1).signals.isWaiting()).isTrue();
    }

    @Test
    void aRunningCoreIgnoresAStartUpMessage() {
        var guest = Guest.of(START + AWAIT + """
                c7 85 00 03 00 00 20 46 00 00 | movl $0x4620,0x300(%rbp)
                f4                            | hlt
                """).cores(2).with(SECOND, ANNOUNCE + """
                b9 00 10 00 00 | mov $0x1000,%ecx
                e2 fe          | loop to itself
                f4             | hlt
                """).run();
        assertThat(guest.stop()).isEqualTo(new StopReason.Idle());
        assertThat(guest.machine().state(1).rip()).isEqualTo(SECOND + 19);
    }

    @Test
    void reportOfAFailureNamesTheCore() {
        var guest = Guest.of(START + HALT).cores(2).with(SECOND, """
                0f 01 1c 25 00 00 25 00 | lidt 0x250000
                0f 0b                   | ud2
                """).run();
        assertThat(guest.stop()).isInstanceOfSatisfying(StopReason.TripleFault.class, stop -> assertThat(stop.report()).endsWith("on core 1"));
    }

    @Test
    void interruptsGoBothWaysAndAreTraced() {
        var guest = Guest.of(START + AWAIT + """
                c7 85 00 03 00 00 40 40 00 00 | movl $0x4040,0x300(%rbp)
                fb                            | sti
                f4                            | hlt
                fa                            | cli
                f4                            | hlt
                """).cores(2).with(SECOND, ANNOUNCE + """
                fb | sti
                f4 | hlt
                """).with(0x20_2000, """
                c7 85 10 03 00 00 00 00 00 00 | movl $0x0,0x310(%rbp)
                c7 85 00 03 00 00 41 40 00 00 | movl $0x4041,0x300(%rbp)
                f4                            | hlt
                """).with(0x20_2100, """
                48 cf | iretq
                """);
        var events = observe(guest);
        guest.run();
        assertThat(guest.stop()).isEqualTo(new StopReason.Idle());
        assertThat(events.stream().filter(TraceEvent.Ipi.class::isInstance).map(TraceEvent.Ipi.class::cast)
                .map(ipi -> List.of(ipi.at().core(), ipi.destination(), ipi.kind(), ipi.vector())))
                .containsExactly(List.of(0, 1, IpiKind.INIT, 0), List.of(0, 1, IpiKind.STARTUP, 0x10), List.of(0, 1, IpiKind.FIXED, 0x40),
                        List.of(1, 0, IpiKind.FIXED, 0x41));
        assertThat(events.stream().filter(TraceEvent.InterruptTaken.class::isInstance).map(TraceEvent.InterruptTaken.class::cast)
                .map(taken -> List.of(taken.at().core(), taken.vector()))).containsExactly(List.of(1, 0x40), List.of(0, 0x41));
    }

    @Test
    void nonMaskableInterruptWakesACoreThatMasksTheOthers() {
        var guest = Guest.of(START + AWAIT + """
                c7 85 00 03 00 00 00 44 00 00 | movl $0x4400,0x300(%rbp)
                f4                            | hlt
                """).cores(2).with(SECOND, ANNOUNCE + HALT).run();
        assertThat(guest.register(1, 15)).as("vector").isEqualTo(2);
        assertThat(guest.register(1, 13)).as("behind the hlt").isEqualTo(SECOND + 12);
    }

    @Test
    void waitingCoreWakesWhenItsOwnTimerIsDue() {
        var guest = Guest.of(START + """
                b9 00 40 00 00 | mov $0x4000,%ecx
                e2 fe          | loop to itself
                f4             | hlt
                """).cores(2).with(SECOND, """
                c7 85 e0 03 00 00 0b 00 00 00 | movl $0xb,0x3e0(%rbp)
                c7 85 20 03 00 00 42 00 00 00 | movl $0x42,0x320(%rbp)
                c7 85 80 03 00 00 88 13 00 00 | movl $0x1388,0x380(%rbp)
                0f 31                         | rdtsc
                89 c3                         | mov %eax,%ebx
                fb                            | sti
                f4                            | hlt
                """).with(0x20_2200, """
                0f 31 | rdtsc
                29 d8 | sub %ebx,%eax
                f4    | hlt
                """).run();
        assertThat(guest.register(1, RAX)).as("one instruction lies between arming and the first rdtsc").isEqualTo(5000 - 1);
    }

    @Test
    void staleTranslationStaysUntilItsOwnCoreDropsIt() {
        var guest = Guest.of("""
                48 c7 04 25 00 80 00 00 03 00 25 00 | movq $0x250003,0x8000
                48 c7 04 25 00 00 25 00 01 00 00 00 | movq $0x1,0x250000
                48 c7 04 25 00 10 25 00 02 00 00 00 | movq $0x2,0x251000
                """ + START + AWAIT + """
                48 c7 04 25 00 80 00 00 03 10 25 00 | movq $0x251003,0x8000
                0f 01 3c 25 00 00 00 40             | invlpg 0x40000000
                c7 04 25 40 00 25 00 02 00 00 00    | movl $0x2,0x250040
                f4                                  | hlt
                """).cores(2).with(SECOND, """
                48 8b 04 25 00 00 00 40          | mov 0x40000000,%rax
                c7 04 25 40 00 25 00 01 00 00 00 | movl $0x1,0x250040
                f3 90                            | pause
                83 3c 25 40 00 25 00 02          | cmpl $0x2,0x250040
                75 f4                            | jne to the pause
                48 8b 1c 25 00 00 00 40          | mov 0x40000000,%rbx
                0f 01 3c 25 00 00 00 40          | invlpg 0x40000000
                48 8b 0c 25 00 00 00 40          | mov 0x40000000,%rcx
                f4                               | hlt
                """).run();
        assertThat(guest.stop()).isEqualTo(new StopReason.Idle());
        assertThat(guest.register(1, RAX)).isEqualTo(1);
        assertThat(guest.register(1, RBX)).as("no shootdown, no change").isEqualTo(1);
        assertThat(guest.register(1, RCX)).isEqualTo(2);
    }

    @Test
    void codeThatOneCoreChangesChangesForAll() {
        var guest = Guest.of("""
                c6 04 25 01 60 20 00 01 | movb $0x1,0x206001
                """ + START + AWAIT + """
                c6 04 25 01 60 20 00 02 | movb $0x2,0x206001
                f4                      | hlt
                """).cores(2).with(SECOND, """
                e8 fb 1f 00 00                   | call 206000
                c7 04 25 40 00 25 00 01 00 00 00 | movl $0x1,0x250040
                f3 90                            | pause
                83 fb 02                         | cmp $0x2,%ebx
                75 e9                            | jne 204000
                f4                               | hlt
                """).with(0x20_6000, """
                bb 01 00 00 00 | mov $0x1,%ebx
                c3             | ret
                """).run();
        assertThat(guest.stop()).isEqualTo(new StopReason.Idle());
        assertThat(guest.register(1, RBX)).isEqualTo(2);
    }

    @Test
    void processorTableCountsTheCores() {
        var machine = Guest.of(HALT).cores(5).machine();
        var pointer = ByteBuffer.wrap(machine.memory(0x9_FC00, 16)).order(ByteOrder.LITTLE_ENDIAN);
        int at = pointer.getInt(4);
        int length = ByteBuffer.wrap(machine.memory(at + 4, 2)).order(ByteOrder.LITTLE_ENDIAN).getShort();
        var table = machine.memory(at, length);
        assertThat(sum(pointer.array())).isZero();
        assertThat(sum(table)).isZero();
        var cores = new ArrayList<Integer>();
        for (int i = 44; i < length; i += table[i] == 0 ? 20 : 8) {
            if (table[i] == 0) {
                cores.add((int) table[i + 1]);
            }
        }
        assertThat(cores).containsExactly(0, 1, 2, 3, 4);
    }

    private static int sum(byte[] bytes) {
        int sum = 0;
        for (byte b : bytes) {
            sum += b;
        }
        return sum & 0xFF;
    }
}
