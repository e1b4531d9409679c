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
        StartInfo info = PhysicalMemory.startInfo();
        assertThat(info.commandLine()).isEmpty();
        Memory.store64(AddressMap.DIRECT_MAP + 0x100 + 24, 0x4000);
        byte[] text = "run=/bin/reader".getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < text.length; i++) {
            Memory.store8(AddressMap.DIRECT_MAP + 0x4000 + i, text[i]);
        }
        assertThat(info.commandLine()).isEqualTo(text);
        Memory.fill(AddressMap.DIRECT_MAP + 0x4000, 'x', 0x2000);
        assertThat(info.commandLine()).hasSize(2048);
    }
}
