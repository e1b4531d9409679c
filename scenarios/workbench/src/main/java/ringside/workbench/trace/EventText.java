package ringside.workbench.trace;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ringside.machine.trace.Stamp;
import ringside.machine.trace.TraceEvent;
import shared.trace.Mark;

/// Events in words, for listings, ladders and screen readers.
public final class EventText {
    private final List<String> components;

    /// @param components names by index
    public EventText(List<String> components) {
        this.components = List.copyOf(components);
    }

    /// One line of a listing: [#place], then what happened.
    public String line(TraceEvent event) {
        return place(event.at()) + " " + describe(event);
    }

    /// Sequence, core, cycle, ring, address space (CR3), address of the instruction, component.
    public String place(Stamp at) {
        return String.format(Locale.ROOT, "%8d  c%d %12d  r%d  %8x %16x  %-12s", at.sequence(), at.core(), at.cycle(), at.ring(), at.root(), at.address(),
                component(at.component()));
    }

    public String component(int index) {
        return index >= 0 && index < components.size() ? components.get(index) : "nobody";
    }

    /// What happened, without when and where.
    public String describe(TraceEvent event) {
        return switch (event) {
            case TraceEvent.RingChange e -> "ring " + e.from() + " → " + e.to() + " by " + cause(e.cause());
            case TraceEvent.AddressSpaceLoad e -> e.from() == e.to()
                    ? "CR3 loaded again: " + hex(e.to()) : "address space " + hex(e.from()) + " → " + hex(e.to());
            case TraceEvent.SystemCallEntry e -> "system call " + e.number()
                    + e.arguments().stream().map(EventText::hex).collect(Collectors.joining(", ", " (", ")"));
            case TraceEvent.SystemCallExit e -> "system call answers " + e.result();
            case TraceEvent.ExceptionRaised e -> "exception " + e.vector() + ", error code " + hex(e.errorCode())
                    + (e.faultAddress() == 0 ? "" : ", address " + hex(e.faultAddress()));
            case TraceEvent.InterruptTaken e -> "interrupt, vector " + e.vector();
            case TraceEvent.Ipi e -> ipi(e);
            case TraceEvent.LineTransfer e -> "cache line " + hex(e.line()) + " comes from core " + e.from() + " to core " + e.to() + switch (e.direction()) {
                case READ -> " to be read";
                case WRITE -> " to be written";
            };
            case TraceEvent.InterruptReturn _ -> "return from interrupt or exception";
            case TraceEvent.TlbMiss e -> "TLB miss at " + hex(e.linear());
            case TraceEvent.Transfer e -> component(e.from()) + " → " + component(e.to());
            case TraceEvent.Copy e -> e.bytes() + " bytes copied from " + component(e.fromComponent()) + " to "
                    + component(e.toComponent());
            case TraceEvent.ProbeHit e -> e.probe()
                    + e.arguments().stream().map(EventText::hex).collect(Collectors.joining(", ", " (", ")"));
            case TraceEvent.RequestMark e -> switch (e.kind()) {
                case Mark.OPEN -> "request " + e.id() + " opens";
                case Mark.CLOSE -> "request " + e.id() + " closes";
                case Mark.BOOTED -> "boot has ended";
                default -> "mark " + e.kind() + " of request " + e.id();
            };
            case TraceEvent.PortAccess e -> "port " + hex(e.port()) + direction(e.direction()) + hex(e.value());
            case TraceEvent.DeviceMemoryAccess e -> "device register " + hex(e.physical()) + direction(e.direction()) + hex(e.value());
            case TraceEvent.Dma e -> dma(e);
            case TraceEvent.ConsoleByte e -> "console prints "
                    + (e.value() >= ' ' && e.value() < 0x7F ? "'" + (char) e.value() + "'" : hex(e.value()));
            case TraceEvent.Halted _ -> "core waits for an interrupt";
        };
    }

    private static String ipi(TraceEvent.Ipi ipi) {
        return switch (ipi.kind()) {
            case FIXED -> "interrupt " + ipi.vector();
            case NMI -> "non-maskable interrupt";
            case INIT -> "INIT";
            case STARTUP -> "start-up at page " + ipi.vector();
        } + " sent to core " + ipi.destination();
    }

    private static String dma(TraceEvent.Dma dma) {
        return "device " + dma.device() + switch (dma.direction()) {
            case READ -> " reads ";
            case WRITE -> " writes ";
        } + dma.length() + " bytes at " + hex(dma.physical()) + switch (dma.outcome()) {
            case DONE -> "";
            case DENIED -> ": denied";
            case NO_MEMORY -> ": no memory there";
        };
    }

    private static String direction(TraceEvent.Direction direction) {
        return switch (direction) {
            case READ -> " reads ";
            case WRITE -> " is set to ";
        };
    }

    private static String cause(TraceEvent.Cause cause) {
        return switch (cause) {
            case SYSCALL -> "syscall";
            case SYSRET -> "sysret";
            case SOFTWARE_INTERRUPT -> "int";
            case EXCEPTION -> "exception";
            case EXTERNAL_INTERRUPT -> "interrupt";
            case IRET -> "iret";
            case CALL_GATE -> "call gate";
        };
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
