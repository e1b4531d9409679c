package ringside.machine;

/// Why a run ended.
public sealed interface StopReason {
    /// The guest wrote `value` to the isa-debug-exit port.
    record DebugExit(int value) implements StopReason {
        /// `(value << 1 | 1) & 0xFF`, as QEMU's process exits.
        public int status() {
            return (value << 1 | 1) & 0xFF;
        }
    }

    /// Power-off port or reset request.
    record PowerOff() implements StopReason {}

    /// A disk's [PowerCut] happened; the machine does not run on. What survived is told by [Machine#disk].
    ///
    /// @param write number of the write during which it happened
    record PowerFailure(long write) implements StopReason {}

    record TripleFault(String report) implements StopReason {}

    /// A core will never run an instruction again, because exceptions follow each other without end: a processor would hang.
    record Stuck(String report) implements StopReason {}

    /// An opcode, port or register this machine does not have. `report` names address, bytes and disassembly.
    record Unimplemented(String report) implements StopReason {}

    /// The instruction limit was reached, or one repeated string instruction has worked for very long; the machine can run on.
    record Limit() implements StopReason {}

    /// Every core is halted and no event is pending, or a million events have woken none: nothing can happen without input. The machine can run
    /// on after input.
    record Idle() implements StopReason {}

    /// [Machine#requestStop()] was called from another thread; the machine can run on.
    record Interrupted() implements StopReason {}
}
