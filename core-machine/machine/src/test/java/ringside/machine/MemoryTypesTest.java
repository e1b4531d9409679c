package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The registers that say how memory is cached refuse what Intel SDM vol. 3A §12.11 and §12.12 reserve, and CPUID tells the modelled TLB.
class MemoryTypesTest {
    private static final int GENERAL_PROTECTION = 13;

    private static Guest write(String number, String value) {
        return Guest.of("""
                b9 %s                      | mov $number,%%ecx
                48 b8 %s                   | movabs $value,%%rax
                48 89 c2                   | mov %%rax,%%rdx
                48 c1 ea 20                | shr $0x20,%%rdx
                0f 30                      | wrmsr
                0f 32                      | rdmsr
                48 c1 e2 20                | shl $0x20,%%rdx
                48 09 c2                   | or %%rax,%%rdx
                f4                         | hlt
                """.formatted(little(Long.parseLong(number, 16), 4), little(Long.parseUnsignedLong(value, 16), 8))).run();
    }

    private static String little(long value, int bytes) {
        var text = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            text.append(String.format("%02x ", value >>> 8 * i & 0xFF));
        }
        return text.toString().strip();
    }

    @ParameterizedTest
    @CsvSource({"200, 1234567005", "200, ffffffe006", "201, fffffff800", "20f, 0", "250, 0605040100060504", "26f, 0", "277, 0706050401000704", "2ff, c06"})
    void keepsWhatIsAllowed(String number, String value) {
        assertThat(write(number, value).register(Guest.RDX)).isEqualTo(Long.parseUnsignedLong(value, 16));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "fe, 508, capabilities are read-only",
        "200, 2, a type that is not defined",
        "200, 106, reserved bits of a base",
        "200, 10000000006, an address wider than the bus",
        "201, 801, reserved bits of a mask",
        "201, 1fffffff800, a mask wider than the bus",
        "210, 0, a ninth range",
        "250, 0707070707070707, a type only pages have",
        "268, 0600000000000003, a type that is not defined in the last byte",
        "277, 0007040600070206, a page type that is not defined",
        "2ff, 806000, reserved bits of the default",
        "2ff, c02, a default that is not defined"})
    void refusesWhatIsReserved(String number, String value, String why) {
        var guest = write(number, value);
        assertThat(guest.vector()).as(why).isEqualTo(GENERAL_PROTECTION);
        assertThat(guest.errorCode()).isZero();
    }

    @Test
    void refusesNewValuesOfWhatIsNotThere() {
        assertThat(write("c0010010", "0").vector()).isEqualTo(GENERAL_PROTECTION);
        assertThat(write("c0010055", "0").vector()).isEqualTo(GENERAL_PROTECTION);
    }

    @Test
    void theModelledTlbIsTold() {
        var guest = Guest.of("""
                b8 05 00 00 80 | mov $0x80000005,%eax
                0f a2          | cpuid
                89 c6          | mov %eax,%esi
                b8 06 00 00 80 | mov $0x80000006,%eax
                0f a2          | cpuid
                f4             | hlt
                """).run();
        assertThat(guest.register(Guest.RSI)).as("32 large translations, data and code, fully associative").isEqualTo(0xFF20_FF20L);
        assertThat(guest.register(Guest.RBX)).as("512 small translations, 4 ways").isEqualTo(0x4200_4200L);
        assertThat(guest.register(Guest.RAX)).as("no larger ones on a second level").isZero();
    }
}
