package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.machine.time.CostTables;

/// What may be written to control registers and model-specific ones. Expected values: Intel SDM vol. 3A §2.5, §4.1, §4.4.1, §4.10.1, §9.8.5, §10.8.6;
/// vol. 2B, MOV to control registers and WRMSR.
class ControlRegistersTest {
    private static final int PROTECTION = 13;
    private static final String HALT = "f4 | hlt\n";

    /// Clears some bits of a control register, sets others, and reads it into RBX.
    private static Guest change(int register, long set, long clear) {
        String extension = register == 8 ? "44 " : "";
        String from = extension + "0f 20 %02x | mov from it\n";
        return Guest.of(from.formatted(0xC0 | (register & 7) << 3)
                + "48 ba " + hex(~clear) + " | movabs to %rdx\n48 21 d0 | and %rdx,%rax\n"
                + "48 ba " + hex(set) + " | movabs to %rdx\n48 09 d0 | or %rdx,%rax\n"
                + extension + "0f 22 %02x | mov to it\n".formatted(0xC0 | (register & 7) << 3)
                + from.formatted(0xC3 | (register & 7) << 3) + HALT);
    }

    private static String hex(long value) {
        return HexFormat.of().formatHex(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, protection off while paging",
        "0, 0x20000000, 0, NW without CD",
        "0, 0, 0x80000000, paging off in 64-bit mode",
        "0, 0x100000000, 0, a bit of the upper half",
        "3, 0x10000000000, 0, an address beyond the processor's",
        "3, 0x8000000000000000, 0, bit 63 without tags",
        "4, 0, 0x20, PAE off in long mode",
        "4, 1, 0, virtual-8086 extensions",
        "4, 2, 0, virtual interrupts",
        "4, 0x40, 0, machine checks",
        "4, 0x800, 0, UMIP",
        "4, 0x1000, 0, five levels",
        "4, 0x2000, 0, VMX",
        "4, 0x4000, 0, SMX",
        "4, 0x8000, 0, a reserved bit",
        "4, 0x10000, 0, FSGSBASE",
        "4, 0x40000, 0, XSAVE",
        "4, 0x80000, 0, a reserved bit",
        "4, 0x400000, 0, protection keys",
        "4, 0x100000000, 0, a bit of the upper half",
        "8, 0x10, 0, a priority above 15",
        "8, 0x100000000, 0, a bit of the upper half",
    })
    void refuses(int register, String set, String clear, String what) {
        var guest = change(register, parse(set), parse(clear)).run();
        assertThat(guest.vector()).as(what).isEqualTo(PROTECTION);
        assertThat(guest.errorCode()).isZero();
        assertThat(guest.register(Guest.RBX)).as("nothing was written").isZero();
    }

    private static long parse(String text) {
        return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseUnsignedLong(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0x60000000, 0, 0xE0010011",
        "0, 0x40000000, 0, 0xC0010011",
        "0, 0x10000, 0x10, 0x80010011",
        "0, 0x1FFC0, 0, 0x80010011",
        "4, 0x300, 0, 0x3A0",
        "4, 0x60C, 0, 0x6AC",
        "4, 0x20000, 0, 0x200A0",
        "8, 15, 0, 15",
    })
    void keeps(int register, String set, String clear, String result) {
        var guest = change(register, parse(set), parse(clear)).run();
        assertThat(guest.register(Guest.RBX)).isEqualTo(parse(result));
    }

    @Test
    void tagsNeedAnAddressSpaceWithoutOneAndPagingStaysOnWithThem() {
        assertThat(Guest.of("""
                0f 20 d8       | mov %cr3,%rax
                48 83 c8 08    | or $0x8,%rax
                0f 22 d8       | mov %rax,%cr3
                0f 20 e0       | mov %cr4,%rax
                48 0f ba e8 11 | bts $0x11,%rax
                0f 22 e0       | mov %rax,%cr4
                """).run().vector()).as("CR3 has a tag").isEqualTo(PROTECTION);
        assertThat(change(4, 1 << 17, 0).model(CpuModel.QEMU64).run().vector()).as("a processor without").isEqualTo(PROTECTION);
        assertThat(change(4, 1 << 20, 0).model(CpuModel.QEMU64).run().vector()).isEqualTo(PROTECTION);
        assertThat(change(4, 1 << 21, 0).model(CpuModel.QEMU64).run().vector()).isEqualTo(PROTECTION);
    }

    @ParameterizedTest
    @CsvSource({
        "0xC0000080, 0x801, LME off while paging",
        "0xC0000080, 0xD03, a reserved bit of EFER",
        "0xC0000080, 0x4D01, FFXSR",
        "0xC0000080, 0x100000D01, a bit of the upper half",
        "0xC0000082, 0x800000000000, an address that is not canonical",
        "0xC0000083, 0x800000000000, an address that is not canonical",
        "0xC0000084, 0x100000000, a bit of the upper half",
        "0xC0000100, 0x800000000000, an address that is not canonical",
        "0xC0000101, 0xFFFF7FFFFFFFFFFF, an address that is not canonical",
        "0xC0000102, 0x8000000000000000, an address that is not canonical",
        "0xC0000103, 0x100000000, a bit of the upper half",
        "0x1B, 0xFEE00900000, an address beyond the processor's",
        "0x1B, 0xFEE00901, a reserved bit",
        "0x277, 0x0007040600070402, a memory type that does not exist",
        "0x277, 0x0007040600070408, a memory type that does not exist",
        "0x2FF, 0x1000, a reserved bit",
        "0xFE, 0x508, a register that cannot be written",
        "0x200, 0x10000000000, an address beyond the processor's",
        "0x174, 0, SYSENTER is not there",
        "0x175, 0, SYSENTER is not there",
        "0x176, 0, SYSENTER is not there",
        "0x1A0, 0, not there",
        "0x6E0, 0, deadlines are not there",
        "0x3A, 0, not there",
        "0x48, 0, not there",
        "0x179, 0, machine checks are not there",
        "0xDA0, 0, XSAVE is not there",
        "0x40000000, 0, not there",
    })
    void modelSpecificRegistersRefuse(String number, String value, String what) {
        long bits = parse(value);
        var guest = Guest.of("b9 " + hex(parse(number)).substring(0, 8) + " | mov to %ecx\nb8 " + hex(bits).substring(0, 8) + " | mov to %eax\nba "
                + hex(bits).substring(8) + " | mov to %edx\n0f 30 | wrmsr\n31 ff | xor %edi,%edi\n" + HALT).run();
        assertThat(guest.vector()).as(what).isEqualTo(PROTECTION);
        assertThat(guest.errorCode()).isZero();
    }

    @Test
    void ring3MayNotTouchThem() {
        for (var code : List.of("0f 22 c0 | mov %rax,%cr0", "0f 22 d0 | mov %rax,%cr2", "0f 22 d8 | mov %rax,%cr3", "0f 22 e0 | mov %rax,%cr4",
                "44 0f 22 c0 | mov %rax,%cr8", "44 0f 20 c0 | mov %cr8,%rax", "0f 30 | wrmsr", "0f 01 f0 | lmsw %ax", "0f 06 | clts")) {
            assertThat(Guest.of("6a 1b | push\n68 00 00 2c 00 | push\n6a 02 | push\n6a 23 | push\n68 00 40 20 00 | push\n48 cf | iretq\n")
                    .with(0x20_4000, code).run().vector()).as(code).isEqualTo(PROTECTION);
        }
        assertThat(Guest.of("0f 22 c8 | mov %rax,%cr1").run().vector()).isEqualTo(6);
        assertThat(Guest.of("44 0f 20 c8 | mov %cr9,%rax").run().vector()).isEqualTo(6);
    }

    /// 32-bit code as the boot protocol enters it, without an interrupt table: what is refused ends in a triple fault.
    private static StopReason narrow(String code) throws UnusableImageException {
        var image = new TestElf().at(0x20_0000, TestElf.hex(code + HALT)).build();
        return new Machine(new MachineConfig(1, 16, CpuModel.RINGSIDE, CostTables.load("flat"), "", new byte[0]), image).run(1000);
    }

    private static void refusesOutsideLongMode(String code) throws UnusableImageException {
        assertThat(narrow(code)).as(code).isInstanceOfSatisfying(StopReason.TripleFault.class,
                stop -> assertThat(stop.report()).contains("exceptions 13"));
    }

    private static final String LONG_MODE_ENABLED = """
            b9 80 00 00 c0 | mov $0xc0000080,%ecx
            b8 00 01 00 00 | mov $0x100,%eax
            31 d2          | xor %edx,%edx
            0f 30          | wrmsr
            """;
    private static final String PAGING = """
            b8 11 00 00 80 | mov $0x80000011,%eax
            0f 22 c0       | mov %eax,%cr0
            """;
    private static final String THREE_LEVELS = """
            6a 20          | push $0x20
            58             | pop %eax
            0f 22 e0       | mov %eax,%cr4
            """;
    private static final String STACK = "bc 00 00 30 00 | mov $0x300000,%esp\n";

    @Test
    void longModeNeedsThreeLevelsFirst() throws UnusableImageException {
        refusesOutsideLongMode(LONG_MODE_ENABLED + PAGING);
        assertThat(narrow(LONG_MODE_ENABLED)).isEqualTo(new StopReason.Idle());
    }

    @Test
    void outsideLongModeThereAreNoTags() throws UnusableImageException {
        refusesOutsideLongMode("b8 00 00 02 00 | mov $0x20000,%eax\n0f 22 e0 | mov %eax,%cr4\n");
    }

    @Test
    void pagingNeedsProtection() throws UnusableImageException {
        refusesOutsideLongMode("b8 10 00 00 80 | mov $0x80000010,%eax\n0f 22 c0 | mov %eax,%cr0\n");
    }

    /// The upper entries of three-level tables are at 0x105000; the first maps 4 MiB by the table at 0x106000.
    private static final String TABLES = STACK + THREE_LEVELS + """
            c7 05 00 50 10 00 01 60 10 00 | movl $0x106001,0x105000
            c7 05 08 60 10 00 e3 00 20 00 | movl $0x2000e3,0x106008
            c7 05 00 60 10 00 e3 00 00 00 | movl $0xe3,0x106000
            b8 00 50 10 00                | mov $0x105000,%eax
            0f 22 d8                      | mov %eax,%cr3
            """;
    private static final String RESERVED = "c7 05 08 50 10 00 07 00 00 00 | movl $0x7,0x105008\n";

    @Test
    void entriesOfThreeLevelsAreCheckedWhenTheyAreLoaded() throws UnusableImageException {
        assertThat(narrow(TABLES + PAGING)).isEqualTo(new StopReason.Idle());
        refusesOutsideLongMode(TABLES + RESERVED + PAGING);
        assertThat(narrow(TABLES + PAGING + RESERVED)).as("not before they are loaded again").isEqualTo(new StopReason.Idle());
        refusesOutsideLongMode(TABLES + PAGING + RESERVED + "0f 20 d8 | mov %cr3,%eax\n0f 22 d8 | mov %eax,%cr3\n");
        refusesOutsideLongMode(TABLES + PAGING + RESERVED + "b8 a0 00 00 00 | mov $0xa0,%eax\n0f 22 e0 | mov %eax,%cr4\n");
        refusesOutsideLongMode(TABLES + PAGING + RESERVED + "b8 20 00 10 00 | mov $0x100020,%eax\n0f 22 e0 | mov %eax,%cr4\n");
        refusesOutsideLongMode(TABLES + PAGING + RESERVED + "b8 11 00 00 c0 | mov $0xc0000011,%eax\n0f 22 c0 | mov %eax,%cr0\n");
    }
}
