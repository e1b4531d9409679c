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
    void writesStopAtBothEnds() {
        assertThat(region.write(2, new byte[] {7, 8, 9}, 0, 3)).isEqualTo(2);
        assertThat(region.byteAt(3)).isEqualTo(8);
        assertThat(region.write(4, new byte[1], 0, 1)).isZero();
        assertThat(region.write(-1, new byte[1], 0, 1)).isZero();
        assertThat(region.write(0, new byte[3], 2, 9)).isEqualTo(1);
        assertThat(region.write(0, new byte[3], -1, 1)).isZero();
        region.clear(3, 100);
        region.clear(-4, 100);
        assertThat(region.byteAt(2)).isEqualTo(7);
        assertThat(region.byteAt(3)).isZero();
    }

    @Test
    void wordsLieInsideWholly() {
        Simulation.reset(0);
        MemoryRegion words = new MemoryRegion(Memory.addressOfElements(new byte[12]), 12);
        words.setWord(4, 0x0102_0304_0506_0708L);
        words.setWord(5, -1);
        words.setWord(-1, -1);
        assertThat(words.wordAt(4)).isEqualTo(0x0102_0304_0506_0708L);
        assertThat(words.byteAt(4)).isEqualTo(8);
        assertThat(words.wordAt(5)).isZero();
        assertThat(words.wordAt(Long.MAX_VALUE)).isZero();
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
