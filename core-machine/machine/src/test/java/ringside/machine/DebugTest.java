package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Single step and debug registers where QEMU does otherwise or nothing: several breakpoints at once, breakpoints on ports, `int1`, traps behind
/// a load of the stack segment, RF. Expected values: Intel SDM vol. 3B §17.2 and §17.3, vol. 3A §6.7.1 and §6.8.3.
class DebugTest {
    private static final int TF = 0x100;
    private static final int RF = 0x1_0000;

    /// Debug exceptions to 0x202000.
    private static final String OWN_HANDLER = """
                66 c7 04 25 10 a0 00 00 00 20 | movw $0x2000,0xa010
                66 c7 04 25 16 a0 00 00 20 00 | movw $0x20,0xa016
                """;
    /// Keeps DR6, RIP and the flags of the last debug exception in R8, R9 and R10, counts them in R11, and returns with RF.
    private static final String HANDLER = """
                41 0f 21 f0             | mov %db6,%r8
                4c 8b 0c 24             | mov (%rsp),%r9
                4c 8b 54 24 10          | mov 0x10(%rsp),%r10
                49 ff c3                | inc %r11
                bf f0 0f ff ff          | mov $0xffff0ff0,%edi
                0f 23 f7                | mov %rdi,%db6
                81 4c 24 10 00 00 01 00 | orl $0x10000,0x10(%rsp)
                48 cf                   | iretq
                """;

    private static Guest handled(String code) {
        return Guest.of(OWN_HANDLER + code).with(0x20_2000, HANDLER);
    }

    private static long flagsOfTheFault(Guest guest) {
        return guest.memory(guest.register(Guest.RSP) + 8);
    }

    @Test
    void aStepThatTouchesABreakpointTellsOfBoth() {
        var guest = handled("""
                b8 00 00 25 00       | mov $0x250000,%eax
                0f 23 c8             | mov %rax,%db1
                b8 08 04 d0 00       | mov $0xd00408,%eax
                0f 23 f8             | mov %rax,%db7
                9c                   | pushf
                81 0c 24 00 01 00 00 | orl $0x100,(%rsp)
                9d                   | popf
                89 04 25 02 00 25 00 | mov %eax,0x250002
                0f 0b | ud2
                """).run();
        assertThat(guest.register(8) & 0xF00F).isEqualTo(0x4002);
        assertThat(guest.register(11)).isEqualTo(1);
    }

    @Test
    void allBreakpointsThatAreHitAreTold() {
        var guest = handled("""
                b8 00 00 25 00          | mov $0x250000,%eax
                0f 23 c0                | mov %rax,%db0
                ff c0                   | inc %eax
                0f 23 c8                | mov %rax,%db1
                b8 08 00 25 00          | mov $0x250008,%eax
                0f 23 d0                | mov %rax,%db2
                0f 23 d8                | mov %rax,%db3
                b8 aa 04 f1 b5          | mov $0xb5f104aa,%eax
                0f 23 f8                | mov %rax,%db7
                48 89 04 25 00 00 25 00 | mov %rax,0x250000
                4c 89 c6                | mov %r8,%rsi
                48 89 04 25 04 00 25 00 | mov %rax,0x250004
                f4                      | hlt
                """).run();
        assertThat(guest.register(Guest.RSI) & 0xF).as("one byte at 0x250000, four at 0x250000 for reads too").isEqualTo(3);
        assertThat(guest.register(8) & 0xF).as("two and eight bytes at 0x250008").isEqualTo(12);
    }

    @Test
    void aPortIsABreakpointOnlyWithDebugExtensions() {
        String code = """
                b8 fc 03 00 00 | mov $0x3fc,%eax
                0f 23 d0       | mov %rax,%db2
                b8 20 04 00 0e | mov $0xe000420,%eax
                0f 23 f8       | mov %rax,%db7
                ba fe 03 00 00 | mov $0x3fe,%edx
                ec             | in (%dx),%al
                4c 89 de       | mov %r11,%rsi
                0f 20 e0       | mov %cr4,%rax
                48 83 c8 08    | or $0x8,%rax
                0f 22 e0       | mov %rax,%cr4
                ec             | in (%dx),%al
                90             | nop
                f4             | hlt
                """;
        var guest = handled(code).run();
        assertThat(guest.register(Guest.RSI)).isZero();
        assertThat(guest.register(11)).isEqualTo(1);
        assertThat(guest.register(8) & 0xF).isEqualTo(4);
        assertThat(guest.machine().disassemble(guest.register(9))).isEqualTo("nop");
    }

    @Test
    void theHandlerMayUseTheRegistersThatGeneralDetectionGuards() {
        var guest = handled("""
                b8 00 24 00 00 | mov $0x2400,%eax
                0f 23 f8       | mov %rax,%db7
                0f 21 c3       | mov %db0,%rbx
                0f 21 fe       | mov %db7,%rsi
                f4             | hlt
                """).run();
        assertThat(guest.register(11)).isEqualTo(1);
        assertThat(guest.register(8) & 0xF00F).isEqualTo(0x2000);
        assertThat(guest.register(Guest.RSI)).as("entering the handler has taken it away").isEqualTo(0x400);
    }

    @Test
    void interruptOneTrapsFromRing3WhateverTheGateSays() {
        var guest = Guest.of(OWN_HANDLER + """
                c6 04 25 15 a0 00 00 8e | movb $0x8e,0xa015
                6a 1b                   | push $0x1b
                68 00 00 2c 00          | push $0x2c0000
                68 02 01 00 00          | push $0x102
                6a 23                   | push $0x23
                68 00 40 20 00          | push $0x204000
                48 cf                   | iretq
                """).with(0x20_2000, HANDLER).with(0x20_4000, "f1 | int1\n0f 0b | ud2").run();
        assertThat(guest.register(11)).isEqualTo(1);
        assertThat(guest.register(9)).isEqualTo(0x20_4001);
        assertThat(guest.register(8) & 0xF00F).as("its handler is entered by no step and no breakpoint").isZero();
        assertThat(guest.vector()).isEqualTo(6);
    }

    @Test
    void whatALoadOfTheStackSegmentHitsIsToldBehindTheNextInstruction() {
        var guest = handled("""
                c7 04 25 00 00 25 00 10 00 00 00 | movl $0x10,0x250000
                b8 00 00 25 00                   | mov $0x250000,%eax
                0f 23 c0                         | mov %rax,%db0
                b8 02 04 0f 00                   | mov $0xf0402,%eax
                0f 23 f8                         | mov %rax,%db7
                8e 14 25 00 00 25 00             | mov 0x250000,%ss
                ff c6                            | inc %esi
                ff c6                            | inc %esi
                f4                               | hlt
                """).run();
        assertThat(guest.register(11)).isEqualTo(1);
        assertThat(guest.register(Guest.RSI)).isEqualTo(2);
        assertThat(guest.machine().memory(guest.register(9), 3)).as("inc and hlt").containsExactly(0xFF, 0xC6, 0xF4);
    }

    @Test
    void aBreakpointHitByALoadOfTheStackSegmentIsToldInTheHandlerTheNextInstructionEnters() {
        var guest = handled("""
                c7 04 25 00 00 25 00 10 00 00 00 | movl $0x10,0x250000
                b8 00 00 25 00                   | mov $0x250000,%eax
                0f 23 c0                         | mov %rax,%db0
                b8 02 04 0f 00                   | mov $0xf0402,%eax
                0f 23 f8                         | mov %rax,%db7
                8e 14 25 00 00 25 00             | mov 0x250000,%ss
                cd 41                            | int $0x41
                """).with(0x20_2100, "f4 | hlt").run();
        assertThat(guest.register(9)).isEqualTo(0x20_2100);
    }

    @Test
    void enablingInterruptsHoldsNoStepBack() {
        var guest = handled("""
                9c                   | pushf
                81 0c 24 00 01 00 00 | orl $0x100,(%rsp)
                9d                   | popf
                fb                   | sti
                0f 0b | ud2
                """).run();
        assertThat(guest.register(11)).isEqualTo(1);
        assertThat(guest.register(10) & TF).isEqualTo(TF);
    }

    @Test
    void faultsPushTheResumeFlagAndTrapsDoNot() {
        assertThat(flagsOfTheFault(Guest.of("0f 0b | ud2").run()) & RF).isEqualTo(RF);
        assertThat(flagsOfTheFault(Guest.of("8b 04 25 00 30 00 40 | mov 0x40003000,%eax").run()) & RF).isEqualTo(RF);
        assertThat(flagsOfTheFault(Guest.of("cc | int3").run()) & RF).isZero();
        assertThat(handled("""
                48 8d 05 0b 00 00 00 | lea 0xb(%rip),%rax
                0f 23 c0             | mov %rax,%db0
                b8 02 04 00 00       | mov $0x402,%eax
                0f 23 f8             | mov %rax,%db7
                90                   | nop
                f4                   | hlt
                """).run().register(10) & RF).as("the handler of a breakpoint on code sets it itself").isZero();
    }

    @Test
    void anIterationThatTrapsPushesTheResumeFlagButForTheLast() {
        var guest = handled("""
                b8 01 00 25 00 | mov $0x250001,%eax
                0f 23 c0       | mov %rax,%db0
                b8 02 04 01 00 | mov $0x10402,%eax
                0f 23 f8       | mov %rax,%db7
                bf 00 00 25 00 | mov $0x250000,%edi
                b9 03 00 00 00 | mov $0x3,%ecx
                f3 aa          | rep stos %al,%es:(%rdi)
                f4             | hlt
                """);
        assertThat(guest.run().register(10) & RF).isEqualTo(RF);
        assertThat(guest.register(11)).isEqualTo(1);
        assertThat(guest.register(Guest.RDI)).as("by the handler").isEqualTo(0xFFFF_0FF0L + 1);
    }

    @Test
    void nonMaskableInterruptsWaitForTheReturnOfTheFirst() {
        var guest = Guest.of("""
                66 c7 04 25 20 a0 00 00 00 20 | movw $0x2000,0xa020
                66 c7 04 25 26 a0 00 00 20 00 | movw $0x20,0xa026
                bb 00 00 e0 fe                | mov $0xfee00000,%ebx
                c7 83 f0 00 00 00 ff 01 00 00 | movl $0x1ff,0xf0(%rbx)
                c7 83 00 03 00 00 00 44 04 00 | movl $0x44400,0x300(%rbx)
                f4                            | hlt
                """).with(0x20_2000, """
                ff c6                         | inc %esi
                83 fe 01                      | cmp $0x1,%esi
                75 0d                         | jne 202014 <__bss_start-0xfec>
                c7 83 00 03 00 00 00 44 04 00 | movl $0x44400,0x300(%rbx)
                90                            | nop
                89 f7                         | mov %esi,%edi
                48 cf                         | iretq
                """).run();
        assertThat(guest.register(Guest.RDI)).as("inside the first handler").isEqualTo(1);
        assertThat(guest.register(Guest.RSI)).isEqualTo(2);
    }
}
