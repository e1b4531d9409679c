package ringside.machine.trace;

/// Receives events on the thread that runs the machine, in order.
@FunctionalInterface
public interface TraceSink {
    void accept(TraceEvent event);
}
