package ringside.workbench.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ringside.machine.Machine;
import ringside.machine.trace.TraceEvent;
import shared.map.AddressMap;
import shared.trace.Mark;

/// What two cores of a machine share: by their page tables, and by the cache lines that went from one to the other.
///
/// @param events of the run so far
record CoreSharing(Machine machine, List<TraceEvent> events) {
    private static final long LAST_GIGABYTE = 0xC000_0000L;

    /// Pages, device registers left out, that one core can write and another can reach by any page table it has ever loaded with a
    /// second core running.
    Set<Long> writablePages() {
        var cores = List.copyOf(walks().values());
        if (cores.size() != 2) {
            throw new IllegalStateException(cores.size() + " cores ran programs");
        }
        var shared = new TreeSet<Long>();
        for (int i = 0; i < cores.size(); i++) {
            var others = cores.get(1 - i).mapped();
            cores.get(i).writable().stream().filter(page -> page < LAST_GIGABYTE && others.contains(page)).forEach(shared::add);
        }
        return shared;
    }

    /// By core.
    Map<Integer, PageWalk> walks() {
        var walks = new HashMap<Integer, PageWalk>();
        roots().forEach((core, roots) -> {
            var walk = new PageWalk(machine);
            roots.forEach(walk::add);
            walks.put(core, walk);
        });
        return walks;
    }

    private Map<Integer, Set<Long>> roots() {
        var roots = new HashMap<Integer, Set<Long>>();
        ofPrograms().forEach(event -> roots.computeIfAbsent(event.at().core(), _ -> new TreeSet<>()).add(event.at().root() & -AddressMap.PAGE));
        return roots;
    }

    /// Pages of which a cache line was wanted by one core while the other had it.
    Set<Long> pagesThatMoved() {
        var pages = new TreeSet<Long>();
        for (TraceEvent event : ofPrograms()) {
            if (event instanceof TraceEvent.LineTransfer transfer) {
                pages.add(transfer.line() & -AddressMap.PAGE);
            }
        }
        return pages;
    }

    /// From the first program's first instruction on.
    private List<TraceEvent> ofPrograms() {
        int first = 0;
        while (!(events.get(first) instanceof TraceEvent.RequestMark mark && mark.kind() == Mark.BOOTED)) {
            first++;
        }
        return events.subList(first, events.size());
    }
}
