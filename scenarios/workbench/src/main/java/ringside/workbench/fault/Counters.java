package ringside.workbench.fault;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.mutate.MutationWords;
import ringside.machine.Machine;

/// Reads from a machine's memory how often it passed a site.
///
/// The kernel image lies where its map says. Where a kernel put the pages of a program is its own business, so they are found by
/// their headers.
public final class Counters {
    private static final int PAGE = 4096;

    private final Machine machine;
    private final long memoryBytes;

    public Counters(Machine machine, int memoryMiB) {
        this.machine = machine;
        this.memoryBytes = (long) memoryMiB << 20;
    }

    /// Passes of the clone so far: of the busiest process where several run the same program.
    public int passes(Clone clone) {
        long offset = clone.record() - clone.counters().virtual();
        if (clone.app().isEmpty()) {
            return count(clone.counters().physical() + offset);
        }
        return pages(clone, (int) (offset / PAGE)).stream().mapToInt(page -> count(page + offset % PAGE)).max().orElse(0);
    }

    public Map<Clone, Integer> passes(List<Clone> clones) {
        var passes = new LinkedHashMap<Clone, Integer>();
        clones.forEach(clone -> passes.put(clone, passes(clone)));
        return passes;
    }

    private int count(long record) {
        return word(machine.memory(record, MutationWords.RECORD_BYTES)).getInt(MutationWords.COUNT_OFFSET);
    }

    private List<Long> pages(Clone clone, int number) {
        var found = new ArrayList<Long>();
        for (long page = 0; page < memoryBytes; page += PAGE) {
            var header = word(machine.memory(page, MutationWords.HEADER_BYTES));
            if (header.getLong(0) == MutationWords.MAGIC && header.getInt(MutationWords.PAGE_NUMBER_OFFSET) == number
                    && header.getInt(MutationWords.IDENTITY_OFFSET) == clone.identity()) {
                found.add(page);
            }
        }
        return found;
    }

    private static ByteBuffer word(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
