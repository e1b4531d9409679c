package ringside.machine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhysicalMemoryTest {
    private static final int FRAMES = 8;

    private final PhysicalMemory memory = new PhysicalMemory(1);

    /// A bench for [#anySequenceOfStoresAndReturnsLeavesWhatAPlainCopyWould]: what was shared, and the same as plain numbers.
    private record Kept(byte[][] contents, Map<Long, Long> words) {}

    @Test
    void sharedContentsComeBackAfterAStore() {
        memory.write(0x1000, 8, 1);
        var kept = memory.share();
        memory.write(0x1000, 8, 2);
        memory.write(0x5000, 8, 3);
        memory.adopt(kept);
        assertThat(memory.read(0x1000, 8)).isEqualTo(1);
        assertThat(memory.read(0x5000, 8)).isZero();
        assertThat(memory.touched()).isEqualTo(PhysicalMemory.FRAME);
    }

    @Test
    void frameOnlyReadSinceTheyWereSharedIsUntouchedAgain() {
        var kept = memory.share();
        memory.frame(3);
        memory.adopt(kept);
        assertThat(memory.touched()).isZero();
    }

    @Test
    void storeAfterAReturnLeavesWhatWasSharedAlone() {
        memory.write(0x1000, 8, 1);
        var kept = memory.share();
        for (int i = 2; i < 5; i++) {
            memory.write(0x1000, 8, i);
            assertThat(PhysicalMemory.LONG.get(kept[1], 0)).isEqualTo(1L);
            memory.adopt(kept);
        }
    }

    @Test
    void decodedCodeIsForgottenWhereAReturnChangesIt() {
        List<Long> told = new ArrayList<>();
        memory.watcher((physical, length) -> told.add(physical));
        memory.write(0x1000, 8, 1);
        memory.write(0x2000, 8, 1);
        var kept = memory.share();
        memory.write(0x2000, 8, 2);
        memory.watch(1, true);
        memory.watch(2, true);
        memory.adopt(kept);
        assertThat(told).containsExactly(0x2000L);
    }

    @Test
    void anySequenceOfStoresAndReturnsLeavesWhatAPlainCopyWould() {
        var random = new Random(5);
        var words = new HashMap<Long, Long>();
        var kept = new ArrayList<Kept>();
        for (int step = 0; step < 4000; step++) {
            int choice = random.nextInt(20);
            if (choice == 0) {
                kept.add(new Kept(memory.share(), new HashMap<>(words)));
            } else if (choice == 1 && !kept.isEmpty()) {
                var back = kept.get(Math.max(0, kept.size() - 1 - random.nextInt(3)));
                memory.adopt(back.contents());
                words.clear();
                words.putAll(back.words());
            } else {
                long at = random.nextInt(FRAMES) * (long) PhysicalMemory.FRAME + 8 * random.nextInt(4);
                long value = random.nextLong();
                memory.write(at, 8, value);
                words.put(at, value);
            }
            long at = random.nextInt(FRAMES) * (long) PhysicalMemory.FRAME + 8 * random.nextInt(4);
            assertThat(memory.read(at, 8)).as("step %d", step).isEqualTo(words.getOrDefault(at, 0L));
        }
        for (var one : kept) {
            memory.adopt(one.contents());
            one.words().forEach((at, value) -> assertThat(memory.read(at, 8)).isEqualTo(value));
        }
    }
}
