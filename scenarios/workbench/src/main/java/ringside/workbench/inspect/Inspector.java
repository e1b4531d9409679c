package ringside.workbench.inspect;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ringside.machine.CoreState;
import ringside.machine.History;
import ringside.machine.Machine;
import ringside.machine.UnusableImageException;
import ringside.machine.trace.Stamp;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.Problem;
import shared.map.AddressMap;

/// Brings a lane's machine back to any event of its run and reads there. The machine is switched on anew for this; what it runs again is
/// exactly what it ran. One thread at a time.
public final class Inspector {
    /// Bytes of snapshots, so that going back need not begin at power-on.
    private static final long BUDGET = 64L << 20;
    private static final long PAGE = -4096L;

    private final Rerun rerun;
    private final List<TraceEvent> events;
    private final List<String> components;
    private final Machine machine;
    private final History history;
    private final StackWalk.Code kernel;
    private final Map<String, StackWalk.Code> programs;

    /// @throws Problem if the image no longer boots
    public Inspector(Rerun rerun) throws Problem {
        this.rerun = rerun;
        this.events = rerun.events();
        this.components = rerun.components();
        try {
            machine = new Machine(rerun.config(), rerun.elf());
        } catch (UnusableImageException unusable) {
            throw new Problem(Problem.Kind.DEFECT, rerun.image().kernel().map().name() + " cannot be switched on again: " + unusable.getMessage(), unusable);
        }
        history = new History(machine, BUDGET);
        kernel = new StackWalk.Code(new CodeMap(rerun.image().kernel().map()), "");
        programs = rerun.image().programs().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> new StackWalk.Code(new CodeMap(each.getValue()), each.getKey())));
    }

    /// The stack of the core that caused an event, before the instruction that did.
    ///
    /// @throws Problem if the machine did not come there again
    public CallStack at(int event) throws Problem {
        go(rerun.position(event));
        Stamp stamp = events.get(event).at();
        int core = stamp.core();
        CoreState state = machine.state(core);
        Memory memory = (linear, length) -> machine.peek(core, linear, length);
        StackWalk.Code program = program(event, state.cr3());
        var walk = new StackWalk(memory, address -> isProgram(address) ? program : kernel);
        String end = walk.from(Registers.of(state));
        return new CallStack(core, state.ring(), state.rip(), machine.disassemble(core, state.rip()), walk.frames(), end);
    }

    private void go(long position) throws Problem {
        history.goTo(Math.min(position, history.end()));
        while (history.position() < position) {
            long before = history.position();
            history.run(position - before);
            if (history.position() == before) {
                throw new Problem(Problem.Kind.DEFECT, "the machine stopped at instruction " + before + " and did not come to " + position + " again");
            }
        }
    }

    private static boolean isProgram(long address) {
        return address >= AddressMap.PROGRAM_BASE && address < AddressMap.PROGRAM_END;
    }

    /// What runs in an address space: its name is the component of events in it, of those before first, as address spaces are used again.
    private StackWalk.Code program(int event, long root) {
        OptionalInt before = IntStream.iterate(event, index -> index >= 0, index -> index - 1).filter(index -> isOf(index, root)).findFirst();
        OptionalInt named = before.isPresent() ? before : IntStream.range(event, events.size()).filter(index -> isOf(index, root)).findFirst();
        return named.isPresent() ? programs.get(component(named.getAsInt())) : kernel;
    }

    private boolean isOf(int index, long root) {
        return ((events.get(index).at().root() ^ root) & PAGE) == 0 && programs.containsKey(component(index));
    }

    private String component(int index) {
        return components.get(events.get(index).at().component());
    }
}
