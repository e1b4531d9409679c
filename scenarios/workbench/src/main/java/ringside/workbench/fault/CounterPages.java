package ringside.workbench.fault;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.mutate.MutationWords;
import ringside.machine.Machine;

/// Reads from a machine's memory how often it passed a site.
///
/// The kernel image lies where its map says. Where a kernel puts the pages of a program is its own business, so they are searched by
/// their headers, until they are found.
final class CounterPages {
    private static final int PAGE = 4096;

    private final Machine machine;
    private final long memoryBytes;
    private final Map<Clone, List<Long>> found = new HashMap<>();

    CounterPages(Machine machine, int memoryMiB) {
        this.machine = machine;
        this.memoryBytes = (long) memoryMiB << 20;
    }

    /// Passes of the clone so far: of the busiest process where several run the same program, 0 where none does.
    int passes(Clone clone) {
        long offset = clone.record() - clone.counters().virtual();
        if (clone.app().isEmpty()) {
            return count(clone.counters().physical() + offset);
        }
        if (!found.containsKey(clone)) {
            var pages = search(clone);
            if (pages.isEmpty()) {
                return 0;
            }
            found.put(clone, pages);
        }
        return found.get(clone).stream().filter(page -> isPageOf(clone, page)).mapToInt(page -> count(page + offset % PAGE)).max().orElse(0);
    }

    private int count(long record) {
        return words(machine.memory(record, MutationWords.RECORD_BYTES)).getInt(MutationWords.COUNT_OFFSET);
    }

    private List<Long> search(Clone clone) {
        var pages = new ArrayList<Long>();
        for (long page = 0; page < memoryBytes; page += PAGE) {
            if (isPageOf(clone, page)) {
                pages.add(page);
            }
        }
        return pages;
    }

    private boolean isPageOf(Clone clone, long page) {
        var header = words(machine.memory(page, MutationWords.HEADER_BYTES));
        return header.getLong(0) == MutationWords.MAGIC
                && header.getInt(MutationWords.PAGE_NUMBER_OFFSET) == (clone.record() - clone.counters().virtual()) / PAGE
                && header.getInt(MutationWords.IDENTITY_OFFSET) == clone.identity();
    }

    private static ByteBuffer words(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
