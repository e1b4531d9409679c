package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// What the processor model `ringside` has to keep the kernel from the user's pages: SMEP, SMAP, `invpcid`. Expected values: Intel SDM vol. 3A
/// §4.6 and §4.10.4, vol. 2A INVPCID. With QEMU, which lacks address-space tags, [QemuLockstepTest] compares the first two.
class GuardsTest {
    /// The program's and the tables' page become the supervisor's, CR4.SMEP and SMAP are set.
    private static final String GUARDS = """
                80 24 25 00 30 00 00 fb | andb $0xfb,0x3000
                80 24 25 08 30 00 00 fb | andb $0xfb,0x3008
                0f 20 d8                | mov %cr3,%rax
                0f 22 d8                | mov %rax,%cr3
                0f 20 e0                | mov %cr4,%rax
                48 0d 00 00 30 00       | or $0x300000,%rax
                0f 22 e0                | mov %rax,%cr4
                """;

    @Test
    void identificationTellsOfTheGuards() {
        var guest = Guest.of("""
                b8 07 00 00 00 | mov $0x7,%eax
                31 c9          | xor %ecx,%ecx
                0f a2          | cpuid
                89 de          | mov %ebx,%esi
                b8 07 00 00 00 | mov $0x7,%eax
                b9 01 00 00 00 | mov $0x1,%ecx
                0f a2          | cpuid
                f4             | hlt
                """).run();
        assertThat(guest.register(Guest.RSI)).isEqualTo(1 << 7 | 1 << 10 | 1 << 20);
        assertThat(guest.register(Guest.RBX)).isZero();
    }

    @Test
    void qemu64RefusesTheirControlBitsAndInstructions() {
        var bit = Guest.of("""
                0f 20 e0       | mov %cr4,%rax
                48 0f ba e8 14 | bts $0x14,%rax
                0f 22 e0       | mov %rax,%cr4
                """).model(CpuModel.QEMU64);
        assertThat(bit.run().vector()).isEqualTo(13);
        assertThat(Guest.of("0f 01 cb | stac").model(CpuModel.QEMU64).run().vector()).isEqualTo(6);
        assertThat(Guest.of("66 0f 38 82 01 | invpcid (%rcx),%rax").model(CpuModel.QEMU64).run().vector()).isEqualTo(6);
    }

    @Test
    void descriptorTablesInTheUsersPagesFaultWhateverTheFlag() {
        var guest = Guest.of(GUARDS + """
                0f 01 cb                            | stac
                48 c7 04 25 00 00 60 00 ff ff 00 00 | movq $0xffff,0x600000
                48 c7 04 25 04 00 60 00 00 93 cf 00 | movq $0xcf9300,0x600004
                0f 01 15 07 00 00 00                | lgdt 0x7(%rip)
                b8 08 00 00 00                      | mov $0x8,%eax
                8e d8                               | mov %eax,%ds
                0f 00 00                            | sldt (%rax)
                00 60 00                            | add %ah,0x0(%rax)
                00 00                               | add %al,(%rax)
                """).run();
        assertThat(guest.vector()).as("the fault itself cannot be delivered without the table").isNotEqualTo(13);
        assertThat(guest.stop()).isInstanceOf(StopReason.TripleFault.class);
        assertThat(guest.machine().state().cr2()).as("the handler's segment is beyond the user's page").isEqualTo(0x60_0008L);
    }

    @Test
    void anInterruptTakenInRing3MayUseTheKernelsStackOnly() {
        var guest = Guest.of(GUARDS + """
                c7 04 25 04 90 00 00 00 20 70 00 | movl $0x702000,0x9004
                6a 1b                            | push $0x1b
                68 00 00 2c 00                   | push $0x2c0000
                6a 02                            | push $0x2
                6a 23                            | push $0x23
                68 00 00 60 00                   | push $0x600000
                48 cf                            | iretq
                """).with(0x60_0000, "0f 0b | ud2").run();
        assertThat(guest.stop()).isInstanceOfSatisfying(StopReason.TripleFault.class,
                stop -> assertThat(stop.report()).contains("exceptions 6 14 8"));
    }

    private static final String TAGS = """
                48 c7 04 25 00 80 00 00 03 00 25 00 | movq $0x250003,0x8000
                48 c7 04 25 00 00 25 00 01 00 00 00 | movq $0x1,0x250000
                48 c7 04 25 00 10 25 00 02 00 00 00 | movq $0x2,0x251000
                0f 20 e0                            | mov %cr4,%rax
                48 0f ba e8 11                      | bts $0x11,%rax
                0f 22 e0                            | mov %rax,%cr4
                b8 05 10 00 00                      | mov $0x1005,%eax
                0f 22 d8                            | mov %rax,%cr3
                48 8b 34 25 00 00 00 40             | mov 0x40000000,%rsi
                48 c7 04 25 00 80 00 00 03 10 25 00 | movq $0x251003,0x8000
                """;
    private static final String LOOK = """
                48 8b 3c 25 00 00 00 40 | mov 0x40000000,%rdi
                f4                      | hlt
                """;

    @Test
    void taggedTranslationStaysUntilItIsInvalidated() {
        assertThat(Guest.of(TAGS + LOOK).run().register(Guest.RDI)).isEqualTo(1);
    }

    /// What is read through the page whose table entry has changed, after an `invpcid` of a kind with a tag and an address.
    private static Guest afterInvalidation(int kind, int tag, long linear) {
        var descriptor = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(tag).putLong(linear);
        return Guest.of(TAGS + String.format("6a %02x | push\n5b | pop %%rbx\n", kind) + """
                66 0f 38 82 1c 25 00 01 25 00 | invpcid 0x250100,%rbx
                """ + LOOK).with(0x25_0100, HexFormat.of().formatHex(descriptor.array())).run();
    }

    @Test
    void eachKindOfInvalidationDropsWhatItNames() {
        assertThat(afterInvalidation(0, 5, 0x4000_0000L).register(Guest.RDI)).isEqualTo(2);
        assertThat(afterInvalidation(0, 5, 0x4000_1000L).register(Guest.RDI)).isEqualTo(1);
        assertThat(afterInvalidation(0, 6, 0x4000_0000L).register(Guest.RDI)).isEqualTo(1);
        assertThat(afterInvalidation(1, 5, 0).register(Guest.RDI)).isEqualTo(2);
        assertThat(afterInvalidation(1, 6, 0).register(Guest.RDI)).isEqualTo(1);
        assertThat(afterInvalidation(2, 0, 0).register(Guest.RDI)).isEqualTo(2);
        assertThat(afterInvalidation(3, 0, 0).register(Guest.RDI)).isEqualTo(2);
    }

    @Test
    void invalidationRefusesWhatDoesNotExist() {
        assertThat(afterInvalidation(4, 0, 0).vector()).isEqualTo(13);
        assertThat(afterInvalidation(1, 0x1000, 0).vector()).isEqualTo(13);
        assertThat(afterInvalidation(0, 5, 1L << 63).vector()).isEqualTo(13);
        assertThat(Guest.of("6a 01 | push\n5b | pop %rbx\n66 0f 38 82 1c 25 00 01 25 00 | invpcid 0x250100,%rbx")
                .with(0x25_0100, "05 00 00 00").run().vector()).as("a tag without CR4.PCIDE").isEqualTo(13);
    }

    @Test
    void globalTranslationSurvivesAllButTheKindForAll() {
        for (int kind = 0; kind < 4; kind++) {
            var guest = Guest.of("""
                48 c7 04 25 00 80 00 00 03 01 25 00 | movq $0x250103,0x8000
                48 c7 04 25 00 00 25 00 01 00 00 00 | movq $0x1,0x250000
                48 c7 04 25 00 10 25 00 02 00 00 00 | movq $0x2,0x251000
                0f 20 e0                            | mov %cr4,%rax
                48 0f ba e8 11                      | bts $0x11,%rax
                0f 22 e0                            | mov %rax,%cr4
                48 8b 34 25 00 00 00 40             | mov 0x40000000,%rsi
                48 c7 04 25 00 80 00 00 03 11 25 00 | movq $0x251103,0x8000
                """ + String.format("6a %02x | push\n5b | pop %%rbx\n", kind) + """
                66 0f 38 82 1c 25 00 01 25 00 | invpcid 0x250100,%rbx
                """ + LOOK).with(0x25_0100, "00 00 00 00 00 00 00 00 00 00 00 40 00 00 00 00").run();
            assertThat(guest.register(Guest.RDI)).as("kind " + kind).isEqualTo(kind == 2 ? 2 : 1);
        }
    }
}
