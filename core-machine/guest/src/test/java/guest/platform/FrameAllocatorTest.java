package guest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import guest.raw.Memory;
import guest.raw.Simulation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.map.AddressMap;

class FrameAllocatorTest {
    @BeforeEach
    void memory() {
        Simulation.reset(1 << 20);
    }

    @Test
    void framesComeFromRamAboveTheImageInWholePages() {
        StartInfo info = PhysicalMemory.startInfo(
                0, 0x3000, StartInfo.RAM,
                0x3000, 0x2000, 2,
                0x8800, 0x3000, StartInfo.RAM,
                0x20_000, 0x800, StartInfo.RAM);
        FrameAllocator frames = new FrameAllocator(info, 0x2000);
        assertThat(all(frames)).containsExactly(0x2000L, 0x9000L, 0xA000L);
        assertThat(frames.allocate()).isEqualTo(FrameAllocator.NONE);
    }

    @Test
    void memoryBeyondTheDirectMapIsLeftAlone() {
        StartInfo info = PhysicalMemory.startInfo(AddressMap.DIRECT_MAP_BYTES, 0x10_000, StartInfo.RAM);
        assertThat(all(new FrameAllocator(info, 0x1000))).isEmpty();
    }

    @Test
    void freedFramesAreGivenAgainCleared() {
        FrameAllocator frames = PhysicalMemory.allocator(0x10_000, 0x13_000);
        long first = frames.allocate();
        long second = frames.allocate();
        Memory.fill(AddressMap.DIRECT_MAP + first, 0xAA, AddressMap.PAGE);
        frames.free(second);
        frames.free(first);
        assertThat(frames.used()).isZero();
        assertThat(all(frames)).containsExactly(first, second, 0x12_000L);
        assertThat(frames.used()).isEqualTo(3);
        for (int i = 0; i < AddressMap.PAGE; i++) {
            assertThat(Memory.load8(AddressMap.DIRECT_MAP + first + i)).isZero();
        }
    }

    @Test
    void framesOfARunFollowEachOther() {
        FrameAllocator frames = new FrameAllocator(PhysicalMemory.startInfo(0x8000, 0x2000, StartInfo.RAM, 0x1_0000, 0x4000, StartInfo.RAM), 0x8000);
        assertThat(frames.allocateRun(3)).isEqualTo(0x1_0000L);
        assertThat(frames.allocateRun(2)).isEqualTo(FrameAllocator.NONE);
    }

    private static List<Long> all(FrameAllocator frames) {
        List<Long> all = new ArrayList<>();
        for (long frame = frames.allocate(); frame != FrameAllocator.NONE; frame = frames.allocate()) {
            all.add(frame);
        }
        return all;
    }
}
