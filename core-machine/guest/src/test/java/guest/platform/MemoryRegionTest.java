package guest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import guest.raw.Memory;
import guest.raw.Simulation;
import org.junit.jupiter.api.Test;

class MemoryRegionTest {
    private final MemoryRegion region = region();

    @Test
    void outsideReadsGiveZero() {
        assertThat(region.byteAt(0)).isEqualTo(200);
        assertThat(region.byteAt(3)).isEqualTo(4);
        assertThat(region.byteAt(4)).isZero();
        assertThat(region.byteAt(-1)).isZero();
        assertThat(region.byteAt(Long.MIN_VALUE)).isZero();
    }

    @Test
    void copiesStopAtBothEnds() {
        byte[] destination = new byte[3];
        assertThat(region.read(2, destination, 0, 3)).isEqualTo(2);
        assertThat(destination).containsExactly(3, 4, 0);
        assertThat(region.read(0, destination, 2, 3)).isEqualTo(1);
        assertThat(region.read(0, destination, 3, 3)).isZero();
        assertThat(region.read(0, destination, -1, 3)).isZero();
        assertThat(region.read(4, destination, 0, 3)).isZero();
        assertThat(region.read(0, destination, 0, -1)).isZero();
    }

    @Test
    void aPartStaysInsideTheWhole() {
        assertThat(region.part(1, 2).size()).isEqualTo(2);
        assertThat(region.part(1, 2).byteAt(1)).isEqualTo(3);
        assertThat(region.part(1, 2).byteAt(2)).isZero();
        assertThat(region.part(3, 100).size()).isEqualTo(1);
        assertThat(region.part(9, 1).size()).isZero();
    }

    private static MemoryRegion region() {
        Simulation.reset(0);
        byte[] bytes = {(byte) 200, 2, 3, 4};
        return new MemoryRegion(Memory.addressOfElements(bytes), bytes.length);
    }
}
