package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.machine.Guest.RAX;
import static ringside.machine.Guest.RBX;
import static ringside.machine.Guest.RCX;

import org.junit.jupiter.api.Test;

/// Paging, rings, system calls, descriptor checks and ports.
class ProtectionTest {
    private static final String ENTER_RING_3 = """
                6a 1b          | push $0x1b
                68 00 00 2c 00 | push $0x2c0000
                68 02 02 00 00 | push $0x202
                6a 23          | push $0x23
                68 00 40 20 00 | push $0x204000
                48 cf          | iretq
                """;

    private static Guest ring3(String code) {
        return Guest.of(ENTER_RING_3).with(0x20_4000, code);
    }

    @Test
    void absentPageFaultsWithAddressAndAccess() {
        var read = Guest.of("""
                8b 04 25 23 31 00 40 | mov 0x40003123,%eax
                """).run();
        assertThat(read.vector()).isEqualTo(14);
        assertThat(read.errorCode()).isZero();
        assertThat(read.machine().state().cr2()).isEqualTo(0x4000_3123L);
        assertThat(Guest.of("""
                89 04 25 23 31 00 40 | mov %eax,0x40003123
                """).run().errorCode()).isEqualTo(2);
        assertThat(Guest.of("""
                b8 00 30 00 40 | mov $0x40003000,%eax
                ff e0          | jmp *%rax
                """).run().errorCode()).isEqualTo(0x10);
    }

    @Test
    void supervisorWriteToAReadOnlyPageFaultsOnlyWithWriteProtect() {
        var guarded = Guest.of("""
                48 c7 04 25 00 80 00 00 05 00 25 00 | movq $0x250005,0x8000
                89 04 25 00 00 00 40                | mov %eax,0x40000000
                """).run();
        assertThat(guarded.errorCode()).isEqualTo(3);
        var open = Guest.of("""
                48 c7 04 25 00 80 00 00 05 00 25 00 | movq $0x250005,0x8000
                0f 20 c0                            | mov %cr0,%rax
                48 0f ba f0 10                      | btr $0x10,%rax
                0f 22 c0                            | mov %rax,%cr0
                c7 04 25 00 00 00 40 07 00 00 00    | movl $0x7,0x40000000
                f4                                  | hlt
                """).run();
        assertThat(open.memory(0x25_0000)).isEqualTo(7);
    }

    @Test
    void executingFromANoExecutePageFaults() {
        var guest = Guest.of("""
                48 b8 03 00 25 00 00 00 00 80 | movabs $0x8000000000250003,%rax
                48 89 04 25 00 80 00 00       | mov %rax,0x8000
                b8 00 00 00 40                | mov $0x40000000,%eax
                ff e0                         | jmp *%rax
                """).run();
        assertThat(guest.vector()).isEqualTo(14);
        assertThat(guest.errorCode()).isEqualTo(0x11);
    }

    @Test
    void reservedBitFaultsAndSaysSo() {
        var guest = Guest.of("""
                48 b8 03 00 25 00 00 00 01 00 | movabs $0x1000000250003,%rax
                48 89 04 25 00 80 00 00       | mov %rax,0x8000
                8b 04 25 00 00 00 40          | mov 0x40000000,%eax
                """).run();
        assertThat(guest.errorCode()).isEqualTo(9);
    }

    @Test
    void accessedAndDirtyBitsFollowTheAccess() {
        var guest = Guest.of("""
                48 c7 04 25 00 80 00 00 03 00 25 00 | movq $0x250003,0x8000
                48 c7 04 25 08 80 00 00 03 10 25 00 | movq $0x251003,0x8008
                8b 04 25 00 00 00 40                | mov 0x40000000,%eax
                89 04 25 00 10 00 40                | mov %eax,0x40001000
                48 8b 1c 25 00 80 00 00             | mov 0x8000,%rbx
                48 8b 0c 25 08 80 00 00             | mov 0x8008,%rcx
                f4                                  | hlt
                """).run();
        assertThat(guest.register(RBX)).isEqualTo(0x25_0023);
        assertThat(guest.register(RCX)).isEqualTo(0x25_1063);
    }

    @Test
    void readThenWriteStillSetsDirty() {
        var guest = Guest.of("""
                48 c7 04 25 00 80 00 00 03 00 25 00 | movq $0x250003,0x8000
                8b 04 25 00 00 00 40                | mov 0x40000000,%eax
                89 04 25 00 00 00 40                | mov %eax,0x40000000
                48 8b 1c 25 00 80 00 00             | mov 0x8000,%rbx
                f4                                  | hlt
                """).run();
        assertThat(guest.register(RBX)).isEqualTo(0x25_0063);
    }

    @Test
    void changedTableEntryIsSeenOnlyAfterInvalidation() {
        var stale = Guest.of("""
                48 c7 04 25 00 80 00 00 03 00 25 00 | movq $0x250003,0x8000
                48 c7 04 25 00 00 25 00 01 00 00 00 | movq $0x1,0x250000
                48 c7 04 25 00 10 25 00 02 00 00 00 | movq $0x2,0x251000
                48 8b 04 25 00 00 00 40             | mov 0x40000000,%rax
                48 c7 04 25 00 80 00 00 03 10 25 00 | movq $0x251003,0x8000
                48 8b 1c 25 00 00 00 40             | mov 0x40000000,%rbx
                0f 01 3c 25 00 00 00 40             | invlpg 0x40000000
                48 8b 0c 25 00 00 00 40             | mov 0x40000000,%rcx
                f4                                  | hlt
                """).run();
        assertThat(stale.register(RAX)).isEqualTo(1);
        assertThat(stale.register(RBX)).as("the old translation is still buffered").isEqualTo(1);
        assertThat(stale.register(RCX)).isEqualTo(2);
    }

    @Test
    void loadingAnAddressSpaceDropsOldTranslations() {
        var guest = Guest.of("""
                48 c7 04 25 00 80 00 00 03 00 25 00 | movq $0x250003,0x8000
                48 c7 04 25 00 00 25 00 01 00 00 00 | movq $0x1,0x250000
                48 c7 04 25 00 10 25 00 02 00 00 00 | movq $0x2,0x251000
                48 8b 04 25 00 00 00 40             | mov 0x40000000,%rax
                48 c7 04 25 00 80 00 00 03 10 25 00 | movq $0x251003,0x8000
                0f 20 d9                            | mov %cr3,%rcx
                0f 22 d9                            | mov %rcx,%cr3
                48 8b 1c 25 00 00 00 40             | mov 0x40000000,%rbx
                f4                                  | hlt
                """).run();
        assertThat(guest.register(RBX)).isEqualTo(2);
    }

    @Test
    void pageCrossingStoreChangesNothingIfItsSecondPageIsAbsent() {
        var guest = Guest.of("""
                48 c7 04 25 00 80 00 00 03 00 25 00 | movq $0x250003,0x8000
                48 c7 c0 ff ff ff ff                | mov $0xffffffffffffffff,%rax
                48 89 04 25 fc 0f 00 40             | mov %rax,0x40000ffc
                """).run();
        assertThat(guest.machine().state().cr2()).isEqualTo(0x4000_1000L);
        assertThat(guest.memory(0x25_0FF8)).isZero();
    }

    @Test
    void nonCanonicalAddressIsAProtectionFaultAndThroughTheStackAStackFault() {
        assertThat(Guest.of("""
                48 b8 00 00 00 00 00 00 00 80 | movabs $0x8000000000000000,%rax
                48 8b 18                      | mov (%rax),%rbx
                """).run().vector()).isEqualTo(13);
        assertThat(Guest.of("""
                48 bd 00 00 00 00 00 00 00 80 | movabs $0x8000000000000000,%rbp
                48 8b 5d 00                   | mov 0x0(%rbp),%rbx
                """).run().vector()).isEqualTo(12);
    }

    @Test
    void aStringInstructionDoesNotGoThroughTheStackSegment() {
        assertThat(Guest.of("""
                48 bf 00 00 00 00 00 00 00 80 | movabs $0x8000000000000000,%rdi
                b9 01 00 00 00                | mov $0x1,%ecx
                f3 aa                         | rep stos %al,%es:(%rdi)
                """).run().vector()).isEqualTo(13);
    }

    @Test
    void ring3CannotTouchSupervisorPages() {
        var guest = ring3("""
                a1 20 00 e0 fe 00 00 00 00 | movabs 0xfee00020,%eax
                """).run();
        assertThat(guest.vector()).isEqualTo(14);
        assertThat(guest.errorCode()).isEqualTo(5);
        assertThat(guest.faultingRsp()).isEqualTo(0x2C_0000);
    }

    @Test
    void exceptionFromRing3ArrivesOnTheStackOfTheTaskState() {
        var guest = ring3("""
                0f 0b | ud2
                """).run();
        assertThat(guest.vector()).isEqualTo(6);
        assertThat(guest.machine().state().ring()).isZero();
        assertThat(guest.register(Guest.RSP)).as("five words and two pushed, three popped").isEqualTo(0x2F_0000 - 32);
    }

    @Test
    void privilegedInstructionsFaultInRing3() {
        for (var code : new String[] {"f4 | hlt", "fa | cli", "0f 20 c0 | mov %cr0,%rax", "0f 32 | rdmsr", "0f 01 f8 | swapgs",
            "0f 01 38 | invlpg (%rax)", "48 0f 07 | sysretq"}) {
            var guest = ring3(code).run();
            assertThat(guest.vector()).as(code).isEqualTo(13);
            assertThat(guest.errorCode()).as(code).isZero();
        }
    }

    @Test
    void systemCallSavesNextAddressAndFlagsAndReturnComesBack() {
        var guest = ring3("""
                f9    | stc
                0f 05 | syscall
                0f 0b | ud2
                """).with(0x20_3000, """
                48 89 cb | mov %rcx,%rbx
                4c 89 dd | mov %r11,%rbp
                9c       | pushf
                41 59    | pop %r9
                8c ce    | mov %cs,%esi
                48 0f 07 | sysretq
                """).run();
        assertThat(guest.vector()).isEqualTo(6);
        assertThat(guest.faultingRip()).isEqualTo(0x20_4003);
        assertThat(guest.register(RBX)).isEqualTo(0x20_4003);
        assertThat(guest.register(Guest.RBP)).isEqualTo(0x203);
        assertThat(guest.register(9)).as("IF is masked in the kernel").isEqualTo(0x3);
        assertThat(guest.register(Guest.RSI)).isEqualTo(8);
    }

    @Test
    void returnToANonCanonicalAddressFaultsInRing0() {
        var guest = Guest.of("""
                48 b9 00 00 00 00 00 00 00 80 | movabs $0x8000000000000000,%rcx
                48 0f 07                      | sysretq
                """).run();
        assertThat(guest.vector()).isEqualTo(13);
        assertThat(guest.machine().state().ring()).isZero();
    }

    @Test
    void softwareInterruptFromRing3ReturnsBehindItself() {
        var guest = ring3("""
                cd 40 | int $0x40
                0f 0b | ud2
                """).with(0x20_2000, """
                48 8b 1c 24    | mov (%rsp),%rbx
                48 8b 4c 24 20 | mov 0x20(%rsp),%rcx
                48 cf          | iretq
                """).run();
        assertThat(guest.register(RBX)).isEqualTo(0x20_4002);
        assertThat(guest.register(RCX)).isEqualTo(0x1b);
        assertThat(guest.faultingRip()).isEqualTo(0x20_4002);
    }

    @Test
    void gateOfRing0RefusesSoftwareInterruptFromRing3() {
        var guest = Guest.of("""
                c6 04 25 05 a4 00 00 8e | movb $0x8e,0xa405
                6a 1b                   | push $0x1b
                68 00 00 2c 00          | push $0x2c0000
                68 02 02 00 00          | push $0x202
                6a 23                   | push $0x23
                68 00 40 20 00          | push $0x204000
                48 cf                   | iretq
                """).with(0x20_4000, """
                cd 40 | int $0x40
                """).run();
        assertThat(guest.vector()).isEqualTo(13);
        assertThat(guest.errorCode()).isEqualTo(0x40 * 8 + 2);
    }

    @Test
    void portBitmapDecidesInRing3() {
        assertThat(ring3("""
                66 ba f8 03 | mov $0x3f8,%dx
                b0 21       | mov $0x21,%al
                ee          | out %al,(%dx)
                0f 0b       | ud2
                """).run().serial()).isEqualTo("!");
        var denied = Guest.of("""
                c6 04 25 e7 90 00 00 01 | movb $0x1,0x90e7
                6a 1b                   | push $0x1b
                68 00 00 2c 00          | push $0x2c0000
                68 02 02 00 00          | push $0x202
                6a 23                   | push $0x23
                68 00 40 20 00          | push $0x204000
                48 cf                   | iretq
                """).with(0x20_4000, """
                66 ba f8 03 | mov $0x3f8,%dx
                ee          | out %al,(%dx)
                """).run();
        assertThat(denied.vector()).isEqualTo(13);
        assertThat(denied.serial()).isEmpty();
    }

    @Test
    void interruptStackTableGivesItsOwnStack() {
        var guest = Guest.of("""
                c6 04 25 e4 a0 00 00 01 | movb $0x1,0xa0e4
                31 e4                   | xor %esp,%esp
                8b 04 25 00 30 00 40    | mov 0x40003000,%eax
                """).run();
        assertThat(guest.vector()).isEqualTo(14);
        assertThat(guest.faultingRsp()).isZero();
        assertThat(guest.register(Guest.RSP)).isEqualTo(0x2E_0000 - 32);
    }

    @Test
    void faultInTheDeliveryOfAPageFaultIsADoubleFault() {
        var guest = Guest.of("""
                c6 04 25 e5 a0 00 00 00 | movb $0x0,0xa0e5
                c6 04 25 84 a0 00 00 01 | movb $0x1,0xa084
                8b 04 25 00 30 00 40    | mov 0x40003000,%eax
                """).run();
        assertThat(guest.vector()).isEqualTo(8);
        assertThat(guest.errorCode()).isZero();
    }

    @Test
    void faultInTheDeliveryOfADoubleFaultStopsTheMachine() {
        var guest = Guest.of("""
                0f 01 1c 24 | lidt (%rsp)
                0f 0b       | ud2
                """).run();
        assertThat(guest.stop()).isInstanceOfSatisfying(StopReason.TripleFault.class,
                stop -> assertThat(stop.report()).contains("0x201004"));
    }

    @Test
    void unknownRegisterNumbersFault() {
        assertThat(Guest.of("""
                b9 45 23 01 00 | mov $0x12345,%ecx
                0f 32          | rdmsr
                """).run().vector()).isEqualTo(13);
        assertThat(Guest.of("0f 20 c8 | mov %cr1,%rax").run().vector()).isEqualTo(6);
    }

    @Test
    void swapgsExchangesTheTwoBases() {
        var guest = Guest.of("""
                b9 01 01 00 c0                      | mov $0xc0000101,%ecx
                b8 00 00 25 00                      | mov $0x250000,%eax
                0f 30                               | wrmsr
                ff c1                               | inc %ecx
                b8 00 00 26 00                      | mov $0x260000,%eax
                0f 30                               | wrmsr
                48 c7 04 25 08 00 25 00 01 00 00 00 | movq $0x1,0x250008
                48 c7 04 25 08 00 26 00 02 00 00 00 | movq $0x2,0x260008
                65 48 8b 34 25 08 00 00 00          | mov %gs:0x8,%rsi
                0f 01 f8                            | swapgs
                65 48 8b 3c 25 08 00 00 00          | mov %gs:0x8,%rdi
                f4                                  | hlt
                """).run();
        assertThat(guest.register(Guest.RSI)).isEqualTo(1);
        assertThat(guest.register(Guest.RDI)).isEqualTo(2);
    }
}
