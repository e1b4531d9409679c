package ringside.machine.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.isa.CodeSize;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.time.Extent;

class CodeCacheTest {
    private static final int INSTRUCTIONS = 64;
    private static final int BLOCKS_IN_PAGE = 4096 / INSTRUCTIONS;
    private static final int PAGES = 128;

    private final PhysicalMemory memory = new PhysicalMemory(1);
    private final CodeCache cache = new CodeCache(memory, List.of());

    private static Block block(long start) {
        var addresses = new long[INSTRUCTIONS + 1];
        for (int i = 0; i <= INSTRUCTIONS; i++) {
            addresses[i] = start + i;
        }
        return new Block(CodeSize.BITS64, new Node[0], new Extent(addresses, new int[INSTRUCTIONS + 1]), Block.Exit.ONWARDS, (int) (start >> 12), -1, 0, null);
    }

    private void fill(int pages) {
        for (int page = 0; page < pages; page++) {
            for (int i = 0; i < BLOCKS_IN_PAGE; i++) {
                cache.add(page, i * INSTRUCTIONS, block((long) page << 12 | i * INSTRUCTIONS));
            }
        }
    }

    @Test
    void keepsWhatAnOperatingSystemRuns() {
        fill(64);
        assertThat(cache.find(0, 0, 0, CodeSize.BITS64)).isNotNull();
        assertThat(memory.isWatched(0)).isTrue();
    }

    /// A guest gone astray runs through all its memory; what it has run through must not pile up in the host's.
    @Test
    void forgetsAllBeforeItIsTooMuch() {
        fill(PAGES);
        assertThat(cache.find(0, 0, 0, CodeSize.BITS64)).isNull();
        assertThat(memory.isWatched(0)).isFalse();
        assertThat(cache.find(PAGES - 1, 0, PAGES - 1L << 12, CodeSize.BITS64)).isNotNull();
    }
}
