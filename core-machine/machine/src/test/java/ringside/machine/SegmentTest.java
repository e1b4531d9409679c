package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What QEMU's TCG does not check: segment limits and rights outside 64-bit mode, alignment; and registers that only answer. Expected values:
/// Intel SDM vol. 3A §5.3, §5.5, §6.15 (interrupt 17), §11.11; system calls of 32-bit code: AMD APM vol. 3, SYSCALL.
class SegmentTest {
    /// Compatibility mode with DS of one page from 0x250000 on (0x38), a read-only segment (0x40) and one that expands down (0x48), then the code.
    private static final String NARROW = """
                48 8d 35 1d 00 00 00    | lea 0x1d(%rip),%rsi
                bf 00 0e 25 00          | mov $0x250e00,%edi
                b9 60 00 00 00          | mov $0x60,%ecx
                f3 a4                   | rep movsb %ds:(%rsi),%es:(%rdi)
                0f 01 14 25 50 0e 25 00 | lgdt 0x250e50
                6a 30                   | push $0x30
                68 00 40 20 00          | push $0x204000
                48 cb                   | lretq
                00 00                   | add %al,(%rax)
                00 00                   | add %al,(%rax)
                00 00                   | add %al,(%rax)
                00 00                   | add %al,(%rax)
                ff                      | (bad)
                ff 00                   | incl (%rax)
                00 00                   | add %al,(%rax)
                9b                      | fwait
                af                      | scas %es:(%rdi),%eax
                00 ff                   | add %bh,%bh
                ff 00                   | incl (%rax)
                00 00                   | add %al,(%rax)
                93                      | xchg %eax,%ebx
                cf                      | iret
                00 ff                   | add %bh,%bh
                ff 00                   | incl (%rax)
                00 00                   | add %al,(%rax)
                f3 cf                   | repz iret
                00 ff                   | add %bh,%bh
                ff 00                   | incl (%rax)
                00 00                   | add %al,(%rax)
                fb                      | sti
                af                      | scas %es:(%rdi),%eax
                00 ff                   | add %bh,%bh
                01 00                   | add %eax,(%rax)
                90                      | nop
                00 89 00 00 ff ff       | add %cl,-0x10000(%rcx)
                00 00                   | add %al,(%rax)
                00 9b cf 00 ff 0f       | add %bl,0xfff00cf(%rbx)
                00 00                   | add %al,(%rax)
                25 93 40 00 ff          | and $0xff004093,%eax
                ff 00                   | incl (%rax)
                00 00                   | add %al,(%rax)
                91                      | xchg %eax,%ecx
                cf                      | iret
                00 ff                   | add %bh,%bh
                0f 00 00                | sldt (%rax)
                25 97 40 00 4f          | and $0x4f004097,%eax
                00 00                   | add %al,(%rax)
                0e                      | (bad)
                25 00 00 00 00          | and $0x0,%eax
                00                      | .byte 0x0
                """;

    private static Guest narrow(String code) {
        return Guest.of(NARROW).with(0x20_4000, code).run();
    }

    @Test
    void accessesBeyondTheLimitFault() {
        assertThat(narrow("""
                b8 38 00 00 00 | mov $0x38,%eax
                8e d8          | mov %eax,%ds
                a1 fc 0f 00 00 | mov 0xffc,%eax
                8e d0          | mov %eax,%ss
                """).vector()).as("the last word is inside: what faults comes behind it").isEqualTo(13);
        var beyond = narrow("""
                b8 38 00 00 00 | mov $0x38,%eax
                8e d8          | mov %eax,%ds
                a1 fd 0f 00 00 | mov 0xffd,%eax
                """);
        assertThat(beyond.vector()).isEqualTo(13);
        assertThat(beyond.errorCode()).isZero();
        assertThat(beyond.faultingRip()).isEqualTo(0x20_4007);
    }

    @Test
    void theStackSegmentFaultsWithAVectorOfItsOwn() {
        var guest = narrow("""
                b8 38 00 00 00 | mov $0x38,%eax
                8e d0          | mov %eax,%ss
                bc 02 10 00 00 | mov $0x1002,%esp
                50             | push %eax
                """);
        assertThat(guest.vector()).isEqualTo(12);
        assertThat(guest.errorCode()).isZero();
    }

    @Test
    void aSegmentThatExpandsDownHoldsWhatLiesAboveItsLimit() {
        assertThat(narrow("""
                b8 48 00 00 00    | mov $0x48,%eax
                8e d8             | mov %eax,%ds
                8b 1d 00 10 00 00 | mov 0x1000,%ebx
                8b 1d ff 0f 00 00 | mov 0xfff,%ebx
                """).faultingRip()).isEqualTo(0x20_400D);
    }

    @Test
    void storesToReadOnlySegmentsAndLoadsThroughNoneFault() {
        var store = narrow("""
                b8 40 00 00 00       | mov $0x40,%eax
                8e d8                | mov %eax,%ds
                8b 1d 00 00 25 00    | mov 0x250000,%ebx
                83 3d 00 00 25 00 01 | cmpl $0x1,0x250000
                89 1d 00 00 25 00    | mov %ebx,0x250000
                """);
        assertThat(store.vector()).isEqualTo(13);
        assertThat(store.faultingRip()).isEqualTo(0x20_4014);
        assertThat(narrow("""
                31 c0                | xor %eax,%eax
                8e e0                | mov %eax,%fs
                64 8b 1d 00 00 25 00 | mov %fs:0x250000,%ebx
                """).vector()).isEqualTo(13);
    }

    @Test
    void stringsStopAtTheLimit() {
        var guest = narrow("""
                b8 38 00 00 00 | mov $0x38,%eax
                8e c0          | mov %eax,%es
                bf f0 0f 00 00 | mov $0xff0,%edi
                b9 20 00 00 00 | mov $0x20,%ecx
                f3 aa          | rep stos %al,%es:(%edi)
                """);
        assertThat(guest.vector()).isEqualTo(13);
        assertThat(guest.register(Guest.RCX)).isEqualTo(0x10);
        assertThat(guest.register(Guest.RDI)).isEqualTo(0x1000);
    }

    @Test
    void codeEndsWithItsSegment() {
        var guest = narrow("""
                c7 05 38 0e 25 00 41 40 00 00 | movl $0x4041,0x250e38
                c7 05 3c 0e 25 00 20 9b 40 00 | movl $0x409b20,0x250e3c
                ea 3f 40 00 00 38 00          | ljmp $0x38,$0x403f
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                90                            | nop
                """ );
        assertThat(guest.vector()).isEqualTo(13);
        assertThat(guest.faultingRip()).isEqualTo(0x4042);
    }

    private static Guest ring3(String before, String code) {
        return Guest.of(before + """
                6a 1b          | push $0x1b
                68 00 00 2c 00 | push $0x2c0000
                68 02 02 04 00 | push $0x40202
                6a 23          | push $0x23
                68 00 40 20 00 | push $0x204000
                48 cf          | iretq
                """).with(0x20_4000, code).run();
    }

    @Test
    void alignmentIsCheckedInRing3WithBothBits() {
        String mask = """
                0f 20 c0       | mov %cr0,%rax
                48 0f ba e8 12 | bts $0x12,%rax
                0f 22 c0       | mov %rax,%cr0
                """;
        String code = "8b 04 25 04 00 25 00 | mov 0x250004,%eax\n8b 04 25 01 00 25 00 | mov 0x250001,%eax\n0f 0b | ud2";
        var checked = ring3(mask, code);
        assertThat(checked.vector()).isEqualTo(17);
        assertThat(checked.errorCode()).isZero();
        assertThat(checked.faultingRip()).isEqualTo(0x20_4007);
        assertThat(ring3("", code).vector()).as("without CR0.AM").isEqualTo(6);
        assertThat(Guest.of(mask + "9c | pushf\n80 4c 24 02 04 | orb $0x4,0x2(%rsp)\n9d | popf\n" + code).run().vector())
                .as("in ring 0").isEqualTo(6);
        assertThat(ring3(mask, "48 c7 04 25 fd 0f 25 00 01 00 00 00 | movq $0x1,0x250ffd").vector()).as("a store across pages").isEqualTo(17);
    }

    @Test
    void memoryTypeRegistersKeepWhatIsAllowed() {
        var guest = Guest.of("""
                b9 fe 00 00 00 | mov $0xfe,%ecx
                0f 32          | rdmsr
                89 c6          | mov %eax,%esi
                b9 01 02 00 00 | mov $0x201,%ecx
                b8 00 08 00 f0 | mov $0xf0000800,%eax
                ba ff 00 00 00 | mov $0xff,%edx
                0f 30          | wrmsr
                31 c0          | xor %eax,%eax
                31 d2          | xor %edx,%edx
                0f 32          | rdmsr
                89 c7          | mov %eax,%edi
                b9 ff 02 00 00 | mov $0x2ff,%ecx
                b8 02 00 00 00 | mov $0x2,%eax
                31 d2          | xor %edx,%edx
                0f 30          | wrmsr
                """).run();
        assertThat(guest.register(Guest.RSI)).isEqualTo(0x508);
        assertThat(guest.register(Guest.RDI)).isEqualTo(0xF000_0800L);
        assertThat(guest.vector()).as("a type that does not exist").isEqualTo(13);
        assertThat(Guest.of("b9 77 02 00 00 | mov $0x277,%ecx\nb8 02 00 00 00 | mov $0x2,%eax\n31 d2 | xor %edx,%edx\n0f 30 | wrmsr")
                .run().vector()).isEqualTo(13);
    }

    @Test
    void systemCallsOf32BitCodeGoToATargetOfTheirOwnAndComeBack() {
        var guest = Guest.of("""
                b9 83 00 00 c0    | mov $0xc0000083,%ecx
                b8 00 21 20 00    | mov $0x202100,%eax
                31 d2             | xor %edx,%edx
                0f 30             | wrmsr
                b9 00 40 20 00    | mov $0x204000,%ecx
                41 bb 02 02 00 00 | mov $0x202,%r11d
                0f 07             | sysretl
                """).with(0x20_4000, "0f 05 | syscall\n89 e8 | mov %ebp,%eax\n0f 0b | ud2").with(0x20_2100, """
                89 cd | mov %ecx,%ebp
                0f 07 | sysretl
                """).run();
        assertThat(guest.vector()).isEqualTo(6);
        assertThat(guest.faultingRip()).isEqualTo(0x20_4004);
        assertThat(guest.register(Guest.RAX)).isEqualTo(0x20_4002);
        assertThat(guest.memory(guest.register(Guest.RSP))).as("code segment").isEqualTo(0x13);
    }
}
