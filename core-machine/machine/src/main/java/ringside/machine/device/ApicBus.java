package ringside.machine.device;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import ringside.machine.trace.TraceEvent.IpiKind;

/// Carries interrupt messages to the controllers of the cores. Intel SDM vol. 3A §10.6.
public final class ApicBus {
    static final int FIXED = 0;
    static final int LOWEST_PRIORITY = 1;
    static final int NMI = 4;
    static final int INIT = 5;
    static final int STARTUP = 6;
    /// Not of a command: of a local interrupt and of the I/O controller alone.
    static final int EXTERNAL = 7;

    /// Learns whom a message went to.
    interface Delivered {
        void to(int core, IpiKind kind);
    }

    private final List<LocalApic> controllers = new ArrayList<>();

    void add(LocalApic controller) {
        controllers.add(controller);
    }

    List<LocalApic> controllers() {
        return controllers;
    }

    /// Delivers to every controller that is meant; in lowest-priority mode to the one whose priority is lowest, the first of equals.
    /// Modes that do not exist, and system management interrupts, are lost.
    ///
    /// @param mode bits 10:8 of a command or redirection entry
    void deliver(int vector, int mode, boolean level, Predicate<LocalApic> meant, Delivered delivered) {
        var kind = kind(mode);
        if (kind == null) {
            return;
        }
        var targets = controllers.stream().filter(meant).toList();
        if (mode == LOWEST_PRIORITY && targets.size() > 1) {
            var least = targets.getFirst();
            for (var target : targets) {
                least = target.processorPriority() < least.processorPriority() ? target : least;
            }
            targets = List.of(least);
        }
        for (var target : targets) {
            delivered.to(target.core(), kind);
            target.accept(vector, kind, level);
        }
    }

    /// Tells every controller that is meant that the 8259 pair is to be asked.
    void external(Predicate<LocalApic> meant) {
        controllers.stream().filter(meant).forEach(LocalApic::acceptExternal);
    }

    private static IpiKind kind(int mode) {
        return switch (mode) {
            case FIXED, LOWEST_PRIORITY -> IpiKind.FIXED;
            case NMI -> IpiKind.NMI;
            case INIT -> IpiKind.INIT;
            case STARTUP -> IpiKind.STARTUP;
            default -> null;
        };
    }
}
