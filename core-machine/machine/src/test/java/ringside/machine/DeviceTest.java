package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.machine.Guest.RAX;
import static ringside.machine.Guest.RBX;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Interrupt controllers, timers, the serial line and the ports that end a run.
class DeviceTest {
    private static final String COUNT_AND_END = """
                48 ff c3                      | inc %rbx
                c7 85 b0 00 00 00 00 00 00 00 | movl $0x0,0xb0(%rbp)
                48 cf                         | iretq
                """;

    /// Starts the first 8259: vectors from 0x40 on.
    private static final String FIRST_8259 = """
            b0 11                         | mov $0x11,%al
            e6 20                         | out %al,$0x20
            b0 40                         | mov $0x40,%al
            e6 21                         | out %al,$0x21
            b0 04                         | mov $0x4,%al
            e6 21                         | out %al,$0x21
            b0 01                         | mov $0x1,%al
            e6 21                         | out %al,$0x21
            """;

    @Test
    void timerWakesAHaltedCoreAfterItsTime() {
        var guest = Guest.of("""
                bd 00 00 e0 fe                | mov $0xfee00000,%ebp
                c7 85 f0 00 00 00 ff 01 00 00 | movl $0x1ff,0xf0(%rbp)
                c7 85 e0 03 00 00 0b 00 00 00 | movl $0xb,0x3e0(%rbp)
                c7 85 20 03 00 00 40 00 00 00 | movl $0x40,0x320(%rbp)
                0f 31                         | rdtsc
                89 c6                         | mov %eax,%esi
                c7 85 80 03 00 00 40 42 0f 00 | movl $0xf4240,0x380(%rbp)
                fb                            | sti
                f4                            | hlt
                fa                            | cli
                0f 31                         | rdtsc
                29 f0                         | sub %esi,%eax
                f4                            | hlt
                """).with(0x20_2000, COUNT_AND_END).run();
        assertThat(guest.stop()).isEqualTo(new StopReason.Idle());
        assertThat(guest.register(RBX)).isEqualTo(1);
        assertThat(guest.register(RAX)).as("nanoseconds, by the table that makes a cycle one").isBetween(1_000_000L, 1_000_020L);
        assertThat(guest.machine().instructions()).as("halted time retires nothing").isLessThan(10_000);
    }

    @Test
    void periodicTimerKeepsFiring() {
        var guest = Guest.of("""
                bd 00 00 e0 fe                | mov $0xfee00000,%ebp
                c7 85 f0 00 00 00 ff 01 00 00 | movl $0x1ff,0xf0(%rbp)
                c7 85 e0 03 00 00 0b 00 00 00 | movl $0xb,0x3e0(%rbp)
                c7 85 20 03 00 00 40 00 02 00 | movl $0x20040,0x320(%rbp)
                c7 85 80 03 00 00 e8 03 00 00 | movl $0x3e8,0x380(%rbp)
                fb                            | sti
                f4                            | hlt
                fa                            | cli
                48 83 fb 05                   | cmp $0x5,%rbx
                72 f7                         | jb 20102d <__bss_start-0xfd3>
                f4                            | hlt
                """).with(0x20_2000, COUNT_AND_END).run();
        assertThat(guest.register(RBX)).isEqualTo(5);
    }

    @Test
    void timerInterruptsRunningCodeAtTheSameInstructionWhateverTheStops() {
        var code = """
                bd 00 00 e0 fe                | mov $0xfee00000,%ebp
                c7 85 f0 00 00 00 ff 01 00 00 | movl $0x1ff,0xf0(%rbp)
                c7 85 e0 03 00 00 0b 00 00 00 | movl $0xb,0x3e0(%rbp)
                c7 85 20 03 00 00 40 00 00 00 | movl $0x40,0x320(%rbp)
                c7 85 80 03 00 00 09 03 00 00 | movl $0x309,0x380(%rbp)
                fb                            | sti
                48 ff c0                      | inc %rax
                48 85 db                      | test %rbx,%rbx
                74 f8                         | je 20102e <__bss_start-0xfd2>
                fa                            | cli
                f4                            | hlt
                """;
        var whole = Guest.of(code).with(0x20_2000, COUNT_AND_END).run();
        var stepped = Guest.of(code).with(0x20_2000, COUNT_AND_END);
        while (stepped.machine().run(1) instanceof StopReason.Limit) {
            assertThat(stepped.machine().instructions()).isLessThan(100_000);
        }
        assertThat(stepped.machine().stateHash()).isEqualTo(whole.machine().stateHash());
        assertThat(whole.register(RAX)).isPositive();
    }

    @Test
    void highestPriorityInterruptComesFirstAndTaskPriorityHoldsBack() {
        var guest = Guest.of("""
                bd 00 00 e0 fe                | mov $0xfee00000,%ebp
                c7 85 f0 00 00 00 ff 01 00 00 | movl $0x1ff,0xf0(%rbp)
                b8 05 00 00 00                | mov $0x5,%eax
                44 0f 22 c0                   | mov %rax,%cr8
                c7 85 00 03 00 00 40 40 04 00 | movl $0x44040,0x300(%rbp)
                fb                            | sti
                90                            | nop
                48 89 de                      | mov %rbx,%rsi
                31 c0                         | xor %eax,%eax
                44 0f 22 c0                   | mov %rax,%cr8
                90                            | nop
                48 89 df                      | mov %rbx,%rdi
                fa                            | cli
                f4                            | hlt
                """).with(0x20_2000, COUNT_AND_END).run();
        assertThat(guest.register(Guest.RSI)).isZero();
        assertThat(guest.register(Guest.RDI)).isEqualTo(1);
    }

    @Test
    void typedByteInterruptsThroughTheIoApic() {
        var guest = Guest.of("""
                bd 00 00 e0 fe                | mov $0xfee00000,%ebp
                c7 85 f0 00 00 00 ff 01 00 00 | movl $0x1ff,0xf0(%rbp)
                41 b8 00 00 c0 fe             | mov $0xfec00000,%r8d
                41 c7 00 18 00 00 00          | movl $0x18,(%r8)
                41 c7 40 10 41 00 00 00       | movl $0x41,0x10(%r8)
                66 ba fa 03                   | mov $0x3fa,%dx
                b0 01                         | mov $0x1,%al
                ee                            | out %al,(%dx)
                66 ba f9 03                   | mov $0x3f9,%dx
                ee                            | out %al,(%dx)
                fb                            | sti
                f4                            | hlt
                fa                            | cli
                f4                            | hlt
                """).with(0x20_2100, """
                66 ba f8 03                   | mov $0x3f8,%dx
                ec                            | in (%dx),%al
                0f b6 d8                      | movzbl %al,%ebx
                fe c0                         | inc %al
                ee                            | out %al,(%dx)
                c7 85 b0 00 00 00 00 00 00 00 | movl $0x0,0xb0(%rbp)
                48 cf                         | iretq
                """).run();
        assertThat(guest.stop()).isEqualTo(new StopReason.Idle());
        guest.machine().type("a".getBytes(StandardCharsets.US_ASCII));
        assertThat(guest.run().stop()).isEqualTo(new StopReason.Idle());
        assertThat(guest.register(RBX)).isEqualTo('a');
        assertThat(guest.serial()).isEqualTo("b");
    }

    @Test
    void intervalTimerReachesTheCoreThroughTheFirst8259() {
        var guest = Guest.of(FIRST_8259 + """
                bd 00 00 e0 fe                | mov $0xfee00000,%ebp
                b0 fe                         | mov $0xfe,%al
                e6 21                         | out %al,$0x21
                c7 85 50 03 00 00 00 07 00 00 | movl $0x700,0x350(%rbp)
                c7 85 f0 00 00 00 ff 01 00 00 | movl $0x1ff,0xf0(%rbp)
                c7 85 50 03 00 00 00 07 00 00 | movl $0x700,0x350(%rbp)
                b0 30                         | mov $0x30,%al
                e6 43                         | out %al,$0x43
                b0 ff                         | mov $0xff,%al
                e6 40                         | out %al,$0x40
                b0 00                         | mov $0x0,%al
                e6 40                         | out %al,$0x40
                fb                            | sti
                f4                            | hlt
                fa                            | cli
                f4                            | hlt
                """).with(0x20_2000, """
                ff c3 | inc %ebx
                b0 20 | mov $0x20,%al
                e6 20 | out %al,$0x20
                48 cf | iretq
                """).run();
        assertThat(guest.register(RBX)).isEqualTo(1);
    }

    @Test
    void aPinInExternalModeBringsTheVectorOfThe8259Pair() {
        var guest = Guest.of(FIRST_8259 + """
                bd 00 00 e0 fe                | mov $0xfee00000,%ebp
                c7 85 f0 00 00 00 ff 01 00 00 | movl $0x1ff,0xf0(%rbp)
                b0 fd                         | mov $0xfd,%al
                e6 21                         | out %al,$0x21
                41 b8 00 00 c0 fe             | mov $0xfec00000,%r8d
                41 c7 00 12 00 00 00          | movl $0x12,(%r8)
                41 c7 40 10 00 07 00 00       | movl $0x700,0x10(%r8)
                66 ba 01 20                   | mov $0x2001,%dx
                b0 01                         | mov $0x1,%al
                ee                            | out %al,(%dx)
                fb                            | sti
                f4                            | hlt
                fa                            | cli
                f4                            | hlt
                """).with(0x20_2100, """
                ff c3                         | inc %ebx
                8b b5 20 01 00 00             | mov 0x120(%rbp),%esi
                b0 20                         | mov $0x20,%al
                e6 20                         | out %al,$0x20
                48 cf                         | iretq
                """).run();
        assertThat(guest.stop()).isEqualTo(new StopReason.Idle());
        assertThat(guest.register(RBX)).isEqualTo(1);
        assertThat(guest.register(Guest.RSI)).as("in service at the core's own controller").isZero();
    }

    @Test
    void loopbackReturnsWhatWasSent() {
        var guest = Guest.of("""
                66 ba fc 03 | mov $0x3fc,%dx
                b0 1f       | mov $0x1f,%al
                ee          | out %al,(%dx)
                66 ba fe 03 | mov $0x3fe,%dx
                ec          | in (%dx),%al
                0f b6 f0    | movzbl %al,%esi
                66 ba f8 03 | mov $0x3f8,%dx
                b0 5a       | mov $0x5a,%al
                ee          | out %al,(%dx)
                31 c0       | xor %eax,%eax
                ec          | in (%dx),%al
                f4          | hlt
                """).run();
        assertThat(guest.register(RAX)).isEqualTo(0x5A);
        assertThat(guest.register(Guest.RSI)).isEqualTo(0xF0);
        assertThat(guest.serial()).isEmpty();
    }

    @Test
    void debugExitAndPowerOffEndTheRun() {
        var exit = Guest.of("""
                b8 10 00 00 00 | mov $0x10,%eax
                e7 f4          | out %eax,$0xf4
                """).run();
        assertThat(exit.stop()).isEqualTo(new StopReason.DebugExit(16));
        assertThat(((StopReason.DebugExit) exit.stop()).status()).isEqualTo(33);
        assertThat(Guest.of("""
                66 ba 04 06 | mov $0x604,%dx
                66 b8 00 20 | mov $0x2000,%ax
                66 ef       | out %ax,(%dx)
                """).run().stop()).isEqualTo(new StopReason.PowerOff());
    }

    @Test
    void absentPortsReadAllOnes() {
        assertThat(Guest.of("""
                66 ba e8 02 | mov $0x2e8,%dx
                ed          | in (%dx),%eax
                f4          | hlt
                """).run().register(RAX)).isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void limitStopsExactlyAndRunGoesOn() {
        var guest = Guest.of("""
                b9 e8 03 00 00 | mov $0x3e8,%ecx
                48 ff c0       | inc %rax
                ff c9          | dec %ecx
                75 f9          | jne 201005 <__bss_start-0xffb>
                f4             | hlt
                """);
        long before = 0;
        for (int i = 1; i <= 40; i++) {
            assertThat(guest.machine().run(37)).isEqualTo(new StopReason.Limit());
            before += 37;
            assertThat(guest.machine().instructions()).isEqualTo(before);
        }
        assertThat(guest.run().register(RAX)).isEqualTo(1000);
    }

    @Test
    void requestFromAnotherThreadStopsAnEndlessLoop() throws InterruptedException {
        var guest = Guest.of("""
                eb fe | jmp 201000 <__bss_start-0x1000>
                """);
        var machine = guest.machine();
        var other = new Thread(machine::requestStop);
        other.start();
        assertThat(machine.run(Long.MAX_VALUE)).isEqualTo(new StopReason.Interrupted());
        other.join();
    }
}
