package ringside.machine.trace;

import java.util.List;

/// Everything the machine can report. Produced only by observation: no event is caused by a request to show it, and none
/// changes what the guest computes.
public sealed interface TraceEvent {
    Stamp at();

    /// Why the privilege ring changed.
    enum Cause { SYSCALL, SYSRET, SOFTWARE_INTERRUPT, EXCEPTION, EXTERNAL_INTERRUPT, IRET, CALL_GATE }

    /// A CPL transition.
    record RingChange(Stamp at, int from, int to, Cause cause) implements TraceEvent {}

    /// A load of CR3. An address-space switch is one where the roots differ.
    record AddressSpaceLoad(Stamp at, long from, long to) implements TraceEvent {}

    /// `syscall`, with RAX and the argument registers.
    record SystemCallEntry(Stamp at, long number, List<Long> arguments) implements TraceEvent {}

    /// `sysret`, with RAX.
    record SystemCallExit(Stamp at, long result) implements TraceEvent {}

    /// @param faultAddress CR2 for a page fault, else 0
    record ExceptionRaised(Stamp at, int vector, long errorCode, long faultAddress) implements TraceEvent {}

    record InterruptTaken(Stamp at, int vector) implements TraceEvent {}

    /// What an interrupt from core to core asks for. Intel SDM vol. 3A §10.6.1.
    enum IpiKind { FIXED, NMI, INIT, STARTUP }

    /// A core sent an interrupt to a core, perhaps to itself; one event for each destination.
    ///
    /// @param vector for STARTUP the number of the page where the code begins; without meaning for NMI and INIT
    record Ipi(Stamp at, int destination, IpiKind kind, int vector) implements TraceEvent {}

    /// A cache line of 64 bytes came to the core that acts, because it reads it or, for WRITE, to be its alone.
    ///
    /// @param line physical address
    /// @param from core that had it
    record LineTransfer(Stamp at, long line, int from, int to, Direction direction) implements TraceEvent {}

    /// `iretq`, to whatever ring.
    record InterruptReturn(Stamp at) implements TraceEvent {}

    /// The modelled TLB had no translation and the tables were walked.
    record TlbMiss(Stamp at, long linear) implements TraceEvent {}

    /// Control went from one component to another. `to` is also the stamp's component of later events.
    record Transfer(Stamp at, int from, int to) implements TraceEvent {}

    /// Bytes moved by `rep movs`.
    ///
    /// @param fromComponent owner of the source page, -1 if nobody's
    /// @param toComponent   owner of the destination page, -1 if nobody's
    record Copy(Stamp at, long source, long destination, long bytes, int fromComponent, int toComponent) implements TraceEvent {}

    /// Arrival at a probe point.
    record ProbeHit(Stamp at, String probe, String kind, List<Long> arguments) implements TraceEvent {}

    /// A request mark; kinds in [shared.trace.Mark].
    record RequestMark(Stamp at, int kind, long id) implements TraceEvent {}

    /// @param width bytes
    record PortAccess(Stamp at, int port, int width, long value, Direction direction) implements TraceEvent {}

    record DeviceMemoryAccess(Stamp at, long physical, int width, long value, Direction direction) implements TraceEvent {}

    enum Direction { READ, WRITE }

    /// What became of a device's access to memory: done, denied by the device's [ringside.machine.MemoryFilter], or there is no memory.
    enum DmaOutcome { DONE, DENIED, NO_MEMORY }

    /// A device read or wrote memory: a virtio device a queue's tables or a request's buffer, the firmware's table an order or what it asks for.
    ///
    /// @param device number of its virtio transport, or [#FIRMWARE_TABLE]
    /// @param length bytes
    record Dma(Stamp at, int device, long physical, long length, Direction direction, DmaOutcome outcome) implements TraceEvent {
        /// Behind the eight transports.
        public static final int FIRMWARE_TABLE = 8;
    }

    /// A byte left the first serial line.
    record ConsoleByte(Stamp at, int value) implements TraceEvent {}

    /// The core stopped to wait for an interrupt.
    record Halted(Stamp at) implements TraceEvent {}
}
