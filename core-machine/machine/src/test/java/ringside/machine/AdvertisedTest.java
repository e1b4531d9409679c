package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// CPUID and the instructions tell the same: what is advertised runs, what is not is undefined or stops with a report. Bits: Intel SDM vol. 2A, CPUID; AMD
/// APM vol. 3, appendix E.
class AdvertisedTest {
    private static final int UNDEFINED = 6;
    private static final String VECTORS_ON = """
            0f 20 e0       | mov %cr4,%rax
            48 0d 00 06 00 00 | or $0x600,%rax
            0f 22 e0       | mov %rax,%cr4
            31 c0          | xor %eax,%eax
            """;

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "1, RDX, 0, d9 e8, x87",
        "1, RDX, 4, 0f 31, time stamps",
        "1, RDX, 5, b9 1b 00 00 00 0f 32, model-specific registers",
        "1, RDX, 8, 0f c7 0c 25 00 00 25 00, cmpxchg8b",
        "1, RDX, 11, 0f 34, sysenter",
        "1, RDX, 15, 0f 44 c0, cmov",
        "1, RDX, 19, 0f ae 3c 25 00 00 25 00, clflush",
        "1, RDX, 23, 0f ef c0, MMX",
        "1, RDX, 24, 0f ae 04 25 00 00 25 00, fxsave",
        "1, RDX, 25, 0f 57 c0, SSE",
        "1, RDX, 26, 66 0f ef c0, SSE2",
        "1, RCX, 0, f2 0f 12 c0, SSE3",
        "1, RCX, 1, 66 0f 3a 44 c0 00, pclmulqdq",
        "1, RCX, 3, 0f 01 c8, monitor",
        "1, RCX, 5, 0f 01 c1, virtual machines",
        "1, RCX, 9, 66 0f 38 00 c0, SSSE3",
        "1, RCX, 12, c4 e2 f9 98 c0, FMA",
        "1, RCX, 13, 48 0f c7 0c 25 00 00 25 00, cmpxchg16b",
        "1, RCX, 19, 66 0f 38 10 c0, SSE4.1",
        "1, RCX, 20, 66 0f 3a 63 c0 00, SSE4.2",
        "1, RCX, 22, 0f 38 f0 04 25 00 00 25 00, movbe",
        "1, RCX, 23, f3 0f b8 c0, popcnt",
        "1, RCX, 25, 66 0f 38 dc c0, AES",
        "1, RCX, 26, 0f 01 d0, XSAVE",
        "1, RCX, 28, c5 fc 57 c0, AVX",
        "1, RCX, 29, c4 e2 7d 13 c0, F16C",
        "1, RCX, 30, 0f c7 f0, rdrand",
        "7, RBX, 0, f3 48 0f ae c0, FSGSBASE",
        "7, RBX, 3, c4 e2 f8 f2 c0, BMI1",
        "7, RBX, 5, c5 fd fc c0, AVX2",
        "7, RBX, 8, c4 e2 f9 f7 c0, BMI2",
        "7, RBX, 10, b8 02 00 00 00 66 0f 38 82 04 25 00 00 25 00, invpcid",
        "7, RBX, 11, c7 f8 00 00 00 00, RTM",
        "7, RBX, 18, 0f c7 f8, rdseed",
        "7, RBX, 19, 66 0f 38 f6 c0, ADX",
        "7, RBX, 20, 0f 01 ca, SMAP",
        "7, RBX, 23, 66 0f ae 3c 25 00 00 25 00, clflushopt",
        "7, RBX, 24, 66 0f ae 34 25 00 00 25 00, clwb",
        "7, RBX, 29, 0f 38 c8 c0, SHA",
        "7, RCX, 3, 0f 01 ee, protection keys",
        "7, RCX, 22, f3 0f c7 f8, rdpid",
        "0x80000001, RCX, 0, 9f, lahf",
        "0x80000001, RCX, 2, 0f 01 d8, SVM",
        "0x80000001, RCX, 6, f2 0f 79 c0, SSE4a",
        "0x80000001, RDX, 11, 0f 05, syscall",
        "0x80000001, RDX, 27, 0f 01 f9, rdtscp",
        "0x80000001, RDX, 31, 0f 0f c0 9e, 3DNow",
    })
    void runsIfAndOnlyIfItIsAdvertised(String leaf, String register, int bit, String code, String what) {
        for (var model : CpuModel.values()) {
            var guest = Guest.of(VECTORS_ON + code + " | the instruction\nf4 | hlt").with(0x20_3000, "f4 | hlt").model(model).run();
            boolean undefined = guest.vector() == UNDEFINED || guest.stop() instanceof StopReason.Unimplemented;
            assertThat(guest.vector()).as("no other fault").isIn(0L, (long) UNDEFINED);
            assertThat(!undefined).as(what + " on " + model).isEqualTo(isAdvertised(model, Long.decode(leaf), register, bit));
        }
    }

    private static boolean isAdvertised(CpuModel model, long leaf, String register, int bit) {
        var number = HexFormat.of().formatHex(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) leaf).array());
        var guest = Guest.of("b8 " + number + " | mov to %eax\n31 c9 | xor %ecx,%ecx\n0f a2 | cpuid\nf4 | hlt").model(model).run();
        long bits = guest.register(switch (register) {
            case "RBX" -> Guest.RBX;
            case "RCX" -> Guest.RCX;
            default -> Guest.RDX;
        });
        return (bits >> bit & 1) != 0;
    }
}
