package ringside.workbench.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.machine.Machine;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceSink;
import shared.trace.Mark;

/// Follows a run and counts how often it passes sites, by looking into its memory: when the first program begins, whenever the address
/// space changes (a program that ends takes its counters with it), and at the end.
public final class PassWatch implements TraceSink {
    private final CounterPages pages;
    private final List<Clone> clones;
    private final List<Clone> inPrograms;
    private final Map<Clone, Integer> passes = new LinkedHashMap<>();
    private Map<Clone, Integer> atBoot;
    private boolean booted;

    public PassWatch(Machine machine, int memoryMiB, List<Clone> clones) {
        this.pages = new CounterPages(machine, memoryMiB);
        this.clones = List.copyOf(clones);
        this.inPrograms = clones.stream().filter(clone -> clone.app().isPresent()).toList();
        clones.forEach(clone -> passes.put(clone, 0));
        atBoot = Map.copyOf(passes);
    }

    @Override
    public void accept(TraceEvent event) {
        if (!booted && event instanceof TraceEvent.RequestMark mark && mark.kind() == Mark.BOOTED) {
            booted = true;
            atBoot = passes();
        } else if (booted && event instanceof TraceEvent.AddressSpaceLoad) {
            look(inPrograms);
        }
    }

    private void look(List<Clone> which) {
        which.forEach(clone -> passes.merge(clone, pages.passes(clone), Math::max));
    }

    /// How often each clone was passed before the first instruction of a program; 0 where none began.
    public Map<Clone, Integer> atBoot() {
        return atBoot;
    }

    /// How often each clone was passed so far.
    public Map<Clone, Integer> passes() {
        look(clones);
        return Map.copyOf(passes);
    }
}
