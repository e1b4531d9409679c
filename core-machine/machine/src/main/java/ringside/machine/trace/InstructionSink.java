package ringside.machine.trace;

/// Hears of each instruction before it runs. Called on the machine's thread.
@FunctionalInterface
public interface InstructionSink {
    /// @param at   its core, cycle, ring and so on
    /// @param text in AT&T syntax, empty if it cannot be read
    void executes(Stamp at, String text);
}
