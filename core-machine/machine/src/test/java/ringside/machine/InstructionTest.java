package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.machine.Guest.RAX;
import static ringside.machine.Guest.RBX;
import static ringside.machine.Guest.RCX;
import static ringside.machine.Guest.RDX;
import static ringside.machine.Guest.RSI;

import org.junit.jupiter.api.Test;

/// Results, flags and faults of single instructions. Every guest ends with `hlt`, or halts in the report of its exception.
class InstructionTest {
    private static final int CF = 1;
    private static final int PF = 4;
    private static final int AF = 0x10;
    private static final int ZF = 0x40;
    private static final int SF = 0x80;
    private static final int OF = 0x800;
    private static final int STATUS = CF | PF | AF | ZF | SF | OF;

    @Test
    void byteAdditionSetsAllSixFlags() {
        var guest = Guest.of("""
                b0 7f | mov $0x7f,%al
                04 01 | add $0x1,%al
                f4    | hlt
                """).run();
        assertThat(guest.register(RAX)).isEqualTo(0x80);
        assertThat(guest.flags(STATUS)).isEqualTo(OF | SF | AF);
    }

    @Test
    void carryOfAddWithCarrySurvivesTheGreatestOperand() {
        var guest = Guest.of("""
                f9             | stc
                b8 05 00 00 00 | mov $0x5,%eax
                b9 ff ff ff ff | mov $0xffffffff,%ecx
                11 c8          | adc %ecx,%eax
                f4             | hlt
                """).run();
        assertThat(guest.register(RAX)).isEqualTo(5);
        assertThat(guest.flags(STATUS)).isEqualTo(CF | PF | AF);
    }

    @Test
    void incrementKeepsCarryAndSetsOverflow() {
        var guest = Guest.of("""
                b8 ff ff ff 7f | mov $0x7fffffff,%eax
                f9             | stc
                ff c0          | inc %eax
                f4             | hlt
                """).run();
        assertThat(guest.flags(CF | OF | SF | ZF)).isEqualTo(CF | OF | SF);
    }

    @Test
    void shiftByZeroLeavesFlags() {
        var guest = Guest.of("""
                f9             | stc
                b8 08 00 00 00 | mov $0x8,%eax
                b9 20 00 00 00 | mov $0x20,%ecx
                d3 e0          | shl %cl,%eax
                f4             | hlt
                """).run();
        assertThat(guest.register(RAX)).isEqualTo(8);
        assertThat(guest.flags(CF)).isEqualTo(CF);
    }

    @Test
    void thirtyTwoBitResultsClearTheUpperHalfAndNarrowerOnesDoNot() {
        var guest = Guest.of("""
                48 c7 c0 ff ff ff ff | mov $0xffffffffffffffff,%rax
                48 c7 c3 ff ff ff ff | mov $0xffffffffffffffff,%rbx
                48 c7 c1 ff ff ff ff | mov $0xffffffffffffffff,%rcx
                89 c0                | mov %eax,%eax
                b7 12                | mov $0x12,%bh
                66 b9 00 00          | mov $0x0,%cx
                f4                   | hlt
                """).run();
        assertThat(guest.register(RAX)).isEqualTo(0xFFFF_FFFFL);
        assertThat(guest.register(RBX)).isEqualTo(0xFFFF_FFFF_FFFF_12FFL);
        assertThat(guest.register(RCX)).isEqualTo(0xFFFF_FFFF_FFFF_0000L);
    }

    @Test
    void divisionOf128BitsGivesQuotientAndRemainder() {
        var guest = Guest.of("""
                ba 01 00 00 00                | mov $0x1,%edx
                b8 07 00 00 00                | mov $0x7,%eax
                48 b9 01 00 00 00 00 00 00 80 | movabs $0x8000000000000001,%rcx
                48 f7 f1                      | div %rcx
                f4                            | hlt
                """).run();
        assertThat(guest.register(RAX)).isEqualTo(2);
        assertThat(guest.register(RDX)).isEqualTo(5);
    }

    @Test
    void divisionByZeroAndOverflowRaiseDivideErrorAndKeepRegisters() {
        var byZero = Guest.of("""
                b8 09 00 00 00 | mov $0x9,%eax
                31 c9          | xor %ecx,%ecx
                f7 f1          | div %ecx
                """).run();
        assertThat(byZero.vector()).isZero();
        assertThat(byZero.faultingRip()).isEqualTo(0x20_1007);
        assertThat(byZero.register(RAX)).isEqualTo(9);

        var overflow = Guest.of("""
                b8 00 00 00 80 | mov $0x80000000,%eax
                99             | cltd
                b9 ff ff ff ff | mov $0xffffffff,%ecx
                f7 f9          | idiv %ecx
                """).run();
        assertThat(overflow.vector()).isZero();
        assertThat(overflow.register(RAX)).isEqualTo(0x8000_0000L);
    }

    @Test
    void bitTestReachesBeyondItsMemoryOperand() {
        var guest = Guest.of("""
                48 c7 04 25 00 00 25 00 00 00 00 00 | movq $0x0,0x250000
                48 c7 04 25 08 00 25 00 04 00 00 00 | movq $0x4,0x250008
                b8 42 00 00 00                      | mov $0x42,%eax
                48 0f a3 04 25 00 00 25 00          | bt %rax,0x250000
                f4                                  | hlt
                """).run();
        assertThat(guest.flags(CF)).isEqualTo(CF);
    }

    @Test
    void compareAndExchangeOfSixteenBytes() {
        var guest = Guest.of("""
                48 c7 04 25 00 00 25 00 01 00 00 00 | movq $0x1,0x250000
                48 c7 04 25 08 00 25 00 02 00 00 00 | movq $0x2,0x250008
                b8 01 00 00 00                      | mov $0x1,%eax
                ba 02 00 00 00                      | mov $0x2,%edx
                bb 03 00 00 00                      | mov $0x3,%ebx
                b9 04 00 00 00                      | mov $0x4,%ecx
                f0 48 0f c7 0c 25 00 00 25 00       | lock cmpxchg16b 0x250000
                f4                                  | hlt
                """).run();
        assertThat(guest.flags(ZF)).isEqualTo(ZF);
        assertThat(guest.memory(0x25_0000)).isEqualTo(3);
        assertThat(guest.memory(0x25_0008)).isEqualTo(4);
    }

    @Test
    void lockBeforeAnInstructionThatCannotBeLockedIsUndefined() {
        assertThat(Guest.of("f0 48 01 c8 | lock add %rcx,%rax").run().vector()).isEqualTo(6);
        assertThat(Guest.of("f0 48 89 01 | lock mov %rax,(%rcx)").run().vector()).isEqualTo(6);
    }

    @Test
    void instructionLongerThanFifteenBytesIsAGeneralProtectionFault() {
        assertThat(Guest.of("66 66 66 66 66 66 66 66 66 66 66 66 66 66 66 90 | nop with too many prefixes").run().vector()).isEqualTo(13);
    }

    @Test
    void unknownOpcodeStopsTheMachineWithAReport() {
        var guest = Guest.of("c5 f8 58 c1 | vaddps %xmm1,%xmm0,%xmm0").run();
        assertThat(guest.stop()).isInstanceOfSatisfying(StopReason.Unimplemented.class,
                stop -> assertThat(stop.report()).contains("0x201000").contains("c5 f8 58 c1"));
    }

    @Test
    void pushThatFaultsLeavesTheStackPointer() {
        var guest = Guest.of("""
                bc 00 10 00 40 | mov $0x40001000,%esp
                50             | push %rax
                """);
        assertThat(guest.run().stop()).isInstanceOf(StopReason.TripleFault.class);
        assertThat(guest.register(Guest.RSP)).isEqualTo(0x4000_1000);
    }

    @Test
    void popIntoUnmappedMemoryRestoresTheStackPointer() {
        var guest = Guest.of("""
                6a 07                | push $0x7
                8f 04 25 00 00 00 40 | pop 0x40000000
                """).run();
        assertThat(guest.vector()).isEqualTo(14);
        assertThat(guest.faultingRsp()).isEqualTo(0x2F_FFF8);
    }

    @Test
    void repeatedMoveStopsAtThePageThatFaults() {
        var guest = Guest.of("""
                48 c7 04 25 00 80 00 00 07 00 26 00 | movq $0x260007,0x8000
                be 00 00 25 00                      | mov $0x250000,%esi
                bf 00 00 00 40                      | mov $0x40000000,%edi
                b9 00 18 00 00                      | mov $0x1800,%ecx
                f3 a4                               | rep movsb %ds:(%rsi),%es:(%rdi)
                """).run();
        assertThat(guest.vector()).isEqualTo(14);
        assertThat(guest.errorCode()).isEqualTo(2);
        assertThat(guest.machine().state().cr2()).isEqualTo(0x4000_1000);
        assertThat(guest.register(RCX)).isEqualTo(0x800);
        assertThat(guest.register(RSI)).isEqualTo(0x25_1000);
    }

    /// Intel SDM vol. 2B, REP: a page fault restores the flags of before; 8,192 iterations are more than the machine does in one go.
    @Test
    void longRepeatedComparisonThatFaultsLeavesTheFlagsOfBefore() {
        var guest = Guest.of("""
                bf 00 e0 ff 3f | mov $0x3fffe000,%edi
                b9 00 00 01 00 | mov $0x10000,%ecx
                31 c0          | xor %eax,%eax
                f2 ae          | repnz scas %es:(%rdi),%al
                """).run();
        assertThat(guest.vector()).isEqualTo(14);
        assertThat(guest.register(RCX)).isEqualTo(0xE000);
        assertThat(guest.memory(0x2F_FFE8) & 0x8D5).isEqualTo(0x44);
    }

    @Test
    void overlappingRepeatedMoveRepeatsItsPattern() {
        var guest = Guest.of("""
                48 c7 04 25 00 00 25 00 41 00 00 00 | movq $0x41,0x250000
                be 00 00 25 00                      | mov $0x250000,%esi
                bf 01 00 25 00                      | mov $0x250001,%edi
                b9 07 00 00 00                      | mov $0x7,%ecx
                f3 a4                               | rep movsb %ds:(%rsi),%es:(%rdi)
                f4                                  | hlt
                """).run();
        assertThat(guest.memory(0x25_0000)).isEqualTo(0x4141_4141_4141_4141L);
    }

    @Test
    void storeInstructionsInTheirOwnBlockTakeEffectAtOnce() {
        var guest = Guest.of("""
                c6 05 03 00 00 00 42 | movb $0x42,0x3(%rip)
                31 c0                | xor %eax,%eax
                b0                   | .byte 0xb0
                11 f4                | adc %esi,%esp
                """).run();
        assertThat(guest.register(RAX)).isEqualTo(0x42);
    }
}
