package guest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import guest.raw.Memory;
import guest.raw.Simulation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.map.AddressMap;

class StartInfoTest {
    @BeforeEach
    void memory() {
        Simulation.reset(1 << 16);
    }

    @Test
    void theMemoryMapIsRead() {
        StartInfo info = PhysicalMemory.startInfo(0, 0x9FC00, StartInfo.RAM, 0x9FC00, 0x400, 2);
        assertThat(info.isValid()).isTrue();
        assertThat(info.ranges()).isEqualTo(2);
        assertThat(info.rangeStart(1)).isEqualTo(0x9FC00);
        assertThat(info.rangeBytes(1)).isEqualTo(0x400);
        assertThat(info.isRam(0)).isTrue();
        assertThat(info.isRam(1)).isFalse();
    }

    @Test
    void anotherMagicIsNoStartInfo() {
        assertThat(new StartInfo(0x1000).isValid()).isFalse();
    }

    @Test
    void theCommandLineEndsAtItsNulOrAtTheLimit() {
        assertThat(PhysicalMemory.startInfo().commandLine()).isEmpty();
        Memory.store64(AddressMap.DIRECT_MAP + 0x100 + 24, 0x4000);
        write(0x4000, "run=/bin/reader");
        assertThat(PhysicalMemory.startInfo().commandLine()).asString().isEqualTo("run=/bin/reader");
        Memory.fill(AddressMap.DIRECT_MAP + 0x4000, 'x', 0x2000);
        assertThat(PhysicalMemory.startInfo().commandLine()).hasSize(2048);
    }

    @Test
    void multibootInformationSaysTheSame() {
        number(0x100, 1 << 2 | 1 << 6);
        number(0x100 + 16, 0x4000);
        number(0x100 + 44, 24 + 28);
        number(0x100 + 48, 0x5000);
        number(0x5000, 20);
        Memory.store64(AddressMap.DIRECT_MAP + 0x5004, 0x9FC00);
        Memory.store64(AddressMap.DIRECT_MAP + 0x500C, 0x400);
        number(0x5014, 2);
        number(0x5018, 24); // an entry longer than the usual
        Memory.store64(AddressMap.DIRECT_MAP + 0x501C, 0x10_0000);
        Memory.store64(AddressMap.DIRECT_MAP + 0x5024, 0x70_0000);
        number(0x502C, StartInfo.RAM);
        write(0x4000, "kernel.elf run=/bin/reader");
        StartInfo info = new StartInfo(0x100);
        assertThat(info.isValid()).isTrue();
        assertThat(info.ranges()).isEqualTo(2);
        assertThat(info.isRam(0)).isFalse();
        assertThat(info.isRam(1)).isTrue();
        assertThat(info.rangeStart(1)).isEqualTo(0x10_0000);
        assertThat(info.rangeBytes(1)).isEqualTo(0x70_0000);
        assertThat(info.commandLine()).asString().isEqualTo("run=/bin/reader");
    }

    @Test
    void multibootInformationWithoutAMemoryMapIsOfNoUse() {
        number(0x100, 1 << 2);
        assertThat(new StartInfo(0x100).isValid()).isFalse();
    }

    @Test
    void whatTheLoaderLeftMayBeOverwritten() {
        StartInfo info = PhysicalMemory.startInfo(0, 0x9FC00, StartInfo.RAM);
        Memory.fill(AddressMap.DIRECT_MAP, 0xFF, 1 << 16);
        assertThat(info.rangeBytes(0)).isEqualTo(0x9FC00);
    }

    private static void number(long physical, int value) {
        Memory.store32(AddressMap.DIRECT_MAP + physical, value);
    }

    private static void write(long physical, String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            Memory.store8(AddressMap.DIRECT_MAP + physical + i, bytes[i]);
        }
    }
}
