package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Error codes of faults that come while a handler is entered: table, selector, and whether the event came from outside the program. Expected
/// values: Intel SDM vol. 3A §6.13 and vol. 2A, INT n and CALL.
class DeliveryTest {
    private static final int EXTERNAL = 1;
    private static final int IN_TABLE = 2;
    private static final int INVALID_TASK_STATE = 10;
    private static final int NOT_PRESENT = 11;
    private static final int STACK = 12;
    private static final int PROTECTION = 13;

    private static final String ABSENT_GATE_OF_6 = "c6 04 25 65 a0 00 00 0e | movb $0xe,0xa065\n";
    private static final String ABSENT_GATE_OF_64 = "c6 04 25 05 a4 00 00 0e | movb $0xe,0xa405\n";
    private static final String UNDEFINED = "0f 0b | ud2\n";
    private static final String INTERRUPT_64 = "cd 40 | int $0x40\n";
    private static final String SELF_INTERRUPT_64 = """
            bd 00 00 e0 fe                | mov $0xfee00000,%ebp
            c7 85 f0 00 00 00 ff 01 00 00 | movl $0x1ff,0xf0(%rbp)
            c7 85 00 03 00 00 40 00 04 00 | movl $0x40040,0x300(%rbp)
            fb                            | sti
            90                            | nop
            f4                            | hlt
            """;

    private static void raises(String code, int vector, int errorCode) {
        var guest = Guest.of(code).run();
        assertThat(guest.vector()).as(code).isEqualTo(vector);
        assertThat(guest.errorCode()).as(code).isEqualTo(errorCode);
    }

    @Test
    void anAbsentGateIsToldByItsPlaceInTheTable() {
        raises(ABSENT_GATE_OF_6 + UNDEFINED, NOT_PRESENT, 6 * 8 | IN_TABLE | EXTERNAL);
        raises(ABSENT_GATE_OF_64 + INTERRUPT_64, NOT_PRESENT, 0x40 * 8 | IN_TABLE);
        raises(ABSENT_GATE_OF_64 + SELF_INTERRUPT_64, NOT_PRESENT, 0x40 * 8 | IN_TABLE | EXTERNAL);
    }

    @Test
    void whatIsNoGateOfLongModeAndWhatLiesBeyondTheTableIsRefused() {
        for (var type : new String[] {"85", "86", "87", "8c", "89", "82"}) {
            raises("c6 04 25 05 a4 00 00 " + type + " | movb to 0xa405\n" + INTERRUPT_64, PROTECTION, 0x40 * 8 | IN_TABLE);
        }
        raises("""
                66 c7 04 25 00 00 25 00 ff 03 | movw $0x3ff,0x250000
                c7 04 25 02 00 25 00 00 a0 00 00 | movl $0xa000,0x250002
                0f 01 1c 25 00 00 25 00 | lidt 0x250000
                """ + INTERRUPT_64, PROTECTION, 0x40 * 8 | IN_TABLE);
    }

    @Test
    void aSegmentThatTheGateNamesIsToldByItsSelector() {
        String data = "66 c7 04 25 02 a4 00 00 13 00 | movw $0x13,0xa402\n";
        raises(data + INTERRUPT_64, PROTECTION, 0x10);
        raises(data + SELF_INTERRUPT_64, PROTECTION, 0x10 | EXTERNAL);
        String beyond = "66 c7 04 25 02 a4 00 00 00 01 | movw $0x100,0xa402\n";
        raises(beyond + INTERRUPT_64, PROTECTION, 0x100);
        raises(beyond + SELF_INTERRUPT_64, PROTECTION, 0x100 | EXTERNAL);
        String none = "66 c7 04 25 02 a4 00 00 03 00 | movw $0x3,0xa402\n";
        raises(none + INTERRUPT_64, PROTECTION, 0);
        raises(none + SELF_INTERRUPT_64, PROTECTION, EXTERNAL);
        String local = "66 c7 04 25 02 a4 00 00 0c 00 | movw $0xc,0xa402\n";
        raises("31 c0 | xor %eax,%eax\n0f 00 d0 | lldt %ax\n" + local + INTERRUPT_64, PROTECTION, 0xC);
    }

    @Test
    void aTargetThatIsNotCanonicalIsFoundBeforeTheHandlerBegins() {
        String target = "c7 04 25 08 a4 00 00 00 80 00 00 | movl $0x8000,0xa408\n";
        raises(target + INTERRUPT_64, PROTECTION, 0);
        raises(target + SELF_INTERRUPT_64, PROTECTION, EXTERNAL);
        assertThat(Guest.of(target + INTERRUPT_64).run().faultingRip()).as("of the int").isEqualTo(Guest.CODE + 11);
    }

    @Test
    void aStackThatIsNotCanonicalIsAStackFault() {
        String stack = "c6 04 25 04 a4 00 00 01 | movb $0x1,0xa404\nc7 04 25 28 90 00 00 00 80 00 00 | movl $0x8000,0x9028\n";
        raises(stack + INTERRUPT_64, STACK, 0);
        raises(stack + SELF_INTERRUPT_64, STACK, EXTERNAL);
        raises("c6 04 25 04 a4 00 00 01 | movb $0x1,0xa404\nc7 04 25 24 90 00 00 10 00 00 00 | movl $0x10,0x9024\n"
                + "c7 04 25 28 90 00 00 00 80 ff ff | movl $0xffff8000,0x9028\n" + INTERRUPT_64, STACK, 0);
    }

    @Test
    void aTaskStateThatIsTooShortIsToldByItsSelector() {
        String shorter = """
                c6 04 25 04 a4 00 00 07 | movb $0x7,0xa404
                c7 04 25 00 00 25 00 3f 00 00 90 | movl $0x9000003f,0x250000
                c7 04 25 04 00 25 00 00 89 00 00 | movl $0x8900,0x250004
                0f 01 04 25 10 00 25 00 | sgdt 0x250010
                48 8b 04 25 12 00 25 00 | mov 0x250012,%rax
                48 8b 1c 25 00 00 25 00 | mov 0x250000,%rbx
                48 89 58 28             | mov %rbx,0x28(%rax)
                b8 28 00 00 00          | mov $0x28,%eax
                0f 00 d8                | ltr %ax
                """;
        raises(shorter + INTERRUPT_64, INVALID_TASK_STATE, 0x28);
        raises(shorter + SELF_INTERRUPT_64, INVALID_TASK_STATE, 0x28 | EXTERNAL);
    }

    private static final String GATE_IN_TABLE = """
            0f 01 04 25 10 00 25 00          | sgdt 0x250010
            48 8b 34 25 12 00 25 00          | mov 0x250012,%rsi
            bf 00 01 25 00                   | mov $0x250100,%edi
            b9 38 00 00 00                   | mov $0x38,%ecx
            f3 a4                            | rep movsb
            c7 04 25 40 01 25 00 00 20 08 00 | movl $0x82000,0x250140
            c7 04 25 44 01 25 00 00 8c 20 00 | movl $0x208c00,0x250144
            66 c7 04 25 10 00 25 00 4f 00    | movw $0x4f,0x250010
            48 c7 04 25 12 00 25 00 00 01 25 00 | movq $0x250100,0x250012
            0f 01 14 25 10 00 25 00          | lgdt 0x250010
            c7 04 25 24 00 25 00 40 00 00 00 | movl $0x40,0x250024
            """;
    private static final String CALL = "ff 1c 25 20 00 25 00 | lcall *0x250020\n";

    @Test
    void aCallThroughAGateArrives() {
        var guest = Guest.of(GATE_IN_TABLE + CALL).with(0x20_2000, "0f 0b | ud2").run();
        assertThat(guest.vector()).isEqualTo(6);
        assertThat(guest.faultingRip()).isEqualTo(0x20_2000);
        assertThat(guest.faultingRsp()).as("two words of 8 bytes").isEqualTo(0x30_0000 - 16);
    }

    @Test
    void aGateOfSixteenBytesIsCheckedAsAWhole() {
        raises(GATE_IN_TABLE + "c7 04 25 48 01 25 00 00 80 00 00 | movl $0x8000,0x250148\n" + CALL, PROTECTION, 0);
        raises(GATE_IN_TABLE + "c6 04 25 4d 01 25 00 01 | movb $0x1,0x25014d\n" + CALL, PROTECTION, 0x40);
        raises(GATE_IN_TABLE.replace("4f 00 ", "47 00 ") + CALL, PROTECTION, 0x40);
        for (var type : new String[] {"84", "85", "81", "89", "8b", "82", "80"}) {
            raises(GATE_IN_TABLE + "c6 04 25 45 01 25 00 " + type + " | movb to 0x250145\n" + CALL, PROTECTION, 0x40);
        }
        raises(GATE_IN_TABLE + "c6 04 25 45 01 25 00 0c | movb $0xc,0x250145\n" + CALL, NOT_PRESENT, 0x40);
    }

    @Test
    void systemDescriptorsOfLongModeHaveSixteenBytesToo() {
        String local = GATE_IN_TABLE.replace("00 8c 20 00", "00 82 00 00") + "b8 40 00 00 00 | mov $0x40,%eax\n";
        assertThat(Guest.of(local + "0f 00 d0 | lldt %ax\n0f 00 c3 | sldt %ebx\n0f 0b | ud2").run().register(Guest.RBX)).isEqualTo(0x40);
        raises(local + "c6 04 25 4d 01 25 00 01 | movb $0x1,0x25014d\n0f 00 d0 | lldt %ax", PROTECTION, 0x40);
        raises(local + "c7 04 25 48 01 25 00 00 80 00 00 | movl $0x8000,0x250148\n0f 00 d0 | lldt %ax", PROTECTION, 0x40);
        raises(GATE_IN_TABLE + "b8 40 00 00 00 | mov $0x40,%eax\n0f 00 d0 | lldt %ax", PROTECTION, 0x40);
    }
}
