package ringside.machine.trace;

/// When and where an event happened.
///
/// @param sequence     position among the machine's events, from 0
/// @param core         core that caused it
/// @param cycle        model cycles of that core
/// @param instructions instructions retired by that core, halted time excluded
/// @param ring         privilege ring before the event
/// @param component    index into [TraceLog]'s component names; see [Observation]
/// @param root         CR3 of that core
/// @param address      RIP of the instruction that caused it (of the next one for interrupts)
public record Stamp(long sequence, int core, long cycle, long instructions, int ring, int component, long root, long address) {}
