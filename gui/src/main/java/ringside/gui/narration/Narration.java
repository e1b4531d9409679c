package ringside.gui.narration;

import java.util.List;
import ringside.gui.recording.Hop;
import ringside.gui.recording.Hop.Means;
import ringside.gui.recording.LanePicture;
import ringside.gui.recording.LaneRecording;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.AddressSpaceLoad;
import ringside.machine.trace.TraceEvent.ConsoleByte;
import ringside.machine.trace.TraceEvent.Copy;
import ringside.machine.trace.TraceEvent.DeviceMemoryAccess;
import ringside.machine.trace.TraceEvent.Direction;
import ringside.machine.trace.TraceEvent.Dma;
import ringside.machine.trace.TraceEvent.ExceptionRaised;
import ringside.machine.trace.TraceEvent.Halted;
import ringside.machine.trace.TraceEvent.InterruptReturn;
import ringside.machine.trace.TraceEvent.InterruptTaken;
import ringside.machine.trace.TraceEvent.Ipi;
import ringside.machine.trace.TraceEvent.LineTransfer;
import ringside.machine.trace.TraceEvent.PortAccess;
import ringside.machine.trace.TraceEvent.ProbeHit;
import ringside.machine.trace.TraceEvent.RequestMark;
import ringside.machine.trace.TraceEvent.RingChange;
import ringside.machine.trace.TraceEvent.SystemCallEntry;
import ringside.machine.trace.TraceEvent.SystemCallExit;
import ringside.machine.trace.TraceEvent.TlbMiss;
import ringside.machine.trace.TraceEvent.Transfer;
import shared.trace.Mark;
import shared.trace.ProbeKind;

/// One plain sentence for each event: who did what, where. A function of the recording and a position.
public final class Narration {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int AFTER_PRINTABLE = 0x7F;

    private final LaneRecording recording;

    public Narration(LaneRecording recording) {
        this.recording = recording;
    }

    /// What happened at `position`.
    public String sentence(int position) {
        if (position < 0) {
            return "Nothing has happened yet.";
        }
        TraceEvent event = recording.events().get(position);
        String who = recording.name(event.at().component());
        return switch (event) {
            case RingChange change -> "The processor goes from ring " + change.from() + " to ring " + change.to() + " " + cause(change) + ".";
            case AddressSpaceLoad load -> addressSpace(load);
            case SystemCallEntry entry -> who + " asks the kernel: " + call(entry) + ".";
            case SystemCallExit exit -> "The system call returns " + Figures.grouped(exit.result()) + ".";
            case ExceptionRaised raised -> who + " causes a " + Vectors.name(raised.vector()) + faultAddress(raised) + ".";
            case InterruptTaken taken -> "Interrupt " + taken.vector() + " stops " + who + ".";
            case InterruptReturn _ -> "The kernel returns from the interrupt or exception.";
            case Ipi sent -> who + " sends " + interrupt(sent) + " to core " + sent.destination() + ".";
            case LineTransfer moved -> "Core " + moved.to() + " gets the cache line at " + Figures.address(moved.line()) + " from core "
                    + moved.from() + (moved.direction() == Direction.WRITE ? " to write it." : " to read it.");
            case TlbMiss miss -> "The TLB does not know " + Figures.address(miss.linear()) + "; the page tables are walked.";
            case Transfer transfer -> transfer(position, transfer);
            case Copy copy -> copy(copy);
            case ProbeHit hit -> probe(position, hit);
            case RequestMark mark -> mark(position, mark, who);
            case PortAccess access -> who + (access.direction() == Direction.WRITE ? " writes " : " reads ")
                    + Figures.address(access.value()) + (access.direction() == Direction.WRITE ? " to" : " from")
                    + " port " + Figures.address(access.port()) + ".";
            case DeviceMemoryAccess access -> who + (access.direction() == Direction.WRITE ? " writes to" : " reads from")
                    + " the device at " + Figures.address(access.physical()) + ".";
            case Dma moved -> "Device " + moved.device() + (moved.direction() == Direction.WRITE ? " writes " : " reads ")
                    + Figures.grouped(moved.length()) + " bytes of memory at " + Figures.address(moved.physical()) + outcome(moved) + ".";
            case ConsoleByte sent -> "The serial line sends " + character(sent.value()) + ".";
            case Halted _ -> "The processor waits for an interrupt.";
        };
    }

    private static String outcome(Dma moved) {
        return switch (moved.outcome()) {
            case DONE -> "";
            case DENIED -> ", which its filter denies";
            case NO_MEMORY -> ", where there is none";
        };
    }

    /// A few words for a list of events.
    public String label(int position) {
        TraceEvent event = recording.events().get(position);
        return switch (event) {
            case RingChange change -> "ring " + change.from() + " → " + change.to();
            case AddressSpaceLoad load -> load.from() == load.to() ? "CR3 reload" : "address space switch";
            case SystemCallEntry entry -> "call: " + call(entry);
            case SystemCallExit exit -> "returns " + Figures.grouped(exit.result());
            case ExceptionRaised raised -> Vectors.name(raised.vector());
            case InterruptTaken taken -> "interrupt " + taken.vector();
            case InterruptReturn _ -> "interrupt return";
            case Ipi sent -> interrupt(sent) + " to core " + sent.destination();
            case LineTransfer moved -> "cache line, core " + moved.from() + " → " + moved.to();
            case TlbMiss miss -> "TLB miss " + Figures.address(miss.linear());
            case Transfer transfer -> recording.name(transfer.from()) + " → " + recording.name(transfer.to());
            case Copy copy -> "copy of " + Figures.grouped(copy.bytes()) + " bytes";
            case ProbeHit hit -> probeLabel(position, hit);
            case RequestMark mark -> mark.kind() == Mark.BOOTED ? "booted"
                    : "request " + mark.id() + (mark.kind() == Mark.OPEN ? " opens" : " closes");
            case PortAccess access -> "port " + Figures.address(access.port());
            case DeviceMemoryAccess access -> "device at " + Figures.address(access.physical());
            case Dma moved -> "device " + moved.device() + (moved.direction() == Direction.WRITE ? " writes" : " reads") + " memory";
            case ConsoleByte sent -> "console " + character(sent.value());
            case Halted _ -> "halt";
        };
    }

    private static String interrupt(Ipi sent) {
        return switch (sent.kind()) {
            case FIXED -> "interrupt " + sent.vector();
            case NMI -> "a non-maskable interrupt";
            case INIT -> "INIT";
            case STARTUP -> "a start-up message";
        };
    }

    private String cause(RingChange change) {
        return switch (change.cause()) {
            case SYSCALL -> "by a system call";
            case SYSRET -> "by a return from a system call";
            case SOFTWARE_INTERRUPT -> "by a software interrupt";
            case EXCEPTION -> "because of an exception";
            case EXTERNAL_INTERRUPT -> "because a device interrupts";
            case IRET -> "by a return from an interrupt";
            case CALL_GATE -> "by a call through a gate";
        };
    }

    private String addressSpace(AddressSpaceLoad load) {
        if (load.from() == load.to()) {
            return "The kernel loads the page tables again; the address space stays.";
        }
        return "The address space changes" + space(" from ", load.from()) + space(" to ", load.to()) + ".";
    }

    private String space(String before, long root) {
        int resident = recording.residents().ofRoot(root);
        return before + (resident == 0 ? "the one at " + Figures.address(root) : recording.name(resident) + "'s");
    }

    private String call(SystemCallEntry entry) {
        boolean numbered = recording.picture().boxOf(recording.component(entry.at().component()), LanePicture.NO_CORE)
                .filter(box -> recording.picture().systemCallers().contains(box.component())).isPresent();
        return numbered ? SystemCalls.name(entry.number()) : "kernel call " + entry.number();
    }

    private String faultAddress(ExceptionRaised raised) {
        return raised.faultAddress() == 0 ? "" : " at " + Figures.address(raised.faultAddress());
    }

    private String transfer(int position, Transfer transfer) {
        String from = recording.name(transfer.from());
        String to = recording.name(transfer.to());
        Hop hop = recording.hops().get(recording.hopAt(position));
        return switch (hop.means()) {
            case CALL -> from + " calls " + to + ".";
            case RETURN -> from + " returns to " + to + ".";
            case ENTRY -> from + " enters " + to + " across the hardware boundary.";
            case EXIT -> from + " returns to " + to + " across the hardware boundary.";
            case MESSAGE -> "Message " + hop.message() + " travels from " + from + " to " + to + ".";
            case FAULT -> "The fault takes control from " + from + " to " + to + ".";
            case INTERRUPT -> "The interrupt takes control from " + from + " to " + to + ".";
        };
    }

    private String copy(Copy copy) {
        return Figures.grouped(copy.bytes()) + " bytes are copied" + owner(" from ", copy.fromComponent()) + owner(" to ", copy.toComponent()) + ".";
    }

    private String owner(String before, int component) {
        return component > 0 ? before + recording.name(component) + "'s memory" : "";
    }

    private String probe(int position, ProbeHit hit) {
        List<Long> arguments = hit.arguments();
        return switch (hit.kind()) {
            case ProbeKind.MESSAGE -> "The kernel passes message " + messageNumber(position) + between(arguments) + ".";
            case ProbeKind.DELIVER -> "The request is handed over" + between(arguments) + ".";
            case ProbeKind.SWITCH -> "The processor changes threads" + between(arguments) + ".";
            case ProbeKind.SCHEDULE -> "The scheduler chooses " + thread(argument(arguments, 0)) + ".";
            case ProbeKind.ADDRESS_SPACE -> "A new address space is ready to run a program.";
            case ProbeKind.PANIC -> "The kernel stops itself: panic.";
            case ProbeKind.DIED -> argument(arguments, 1) < 0 ? "A service that does not answer is stopped; the kernel goes on."
                    : "A service fails and is stopped; the kernel goes on.";
            case ProbeKind.RESTARTED -> "The service that failed serves again.";
            case ProbeKind.REVOKE -> "The kernel asks " + thread(argument(arguments, 0)) + " to give back " + argument(arguments, 1) + " frames.";
            case ProbeKind.REPOSSESS -> "The kernel takes frame " + argument(arguments, 1) + " from " + thread(argument(arguments, 0)) + " by force.";
            default -> "Probe " + hit.probe() + " is reached.";
        };
    }

    private String probeLabel(int position, ProbeHit hit) {
        List<Long> threads = hit.arguments();
        return switch (hit.kind()) {
            case ProbeKind.MESSAGE -> "message " + messageNumber(position) + ": " + arrow(threads);
            case ProbeKind.DELIVER -> "handover: " + arrow(threads);
            case ProbeKind.SWITCH -> "thread switch: " + arrow(threads);
            case ProbeKind.SCHEDULE -> "scheduler: " + thread(argument(threads, 0));
            default -> hit.kind();
        };
    }

    private String arrow(List<Long> threads) {
        return thread(argument(threads, 0)) + " → " + thread(argument(threads, 1));
    }

    private String between(List<Long> threads) {
        return " from " + thread(argument(threads, 0)) + " to " + thread(argument(threads, 1));
    }

    /// An architecture may declare fewer arguments for a probe than its kind has.
    private static long argument(List<Long> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : 0;
    }

    private String thread(long thread) {
        int resident = recording.residents().ofThread(thread);
        return resident == 0 ? "thread " + Figures.address(thread) : recording.name(resident);
    }

    private int messageNumber(int position) {
        int hop = recording.hopAt(position);
        return hop >= 0 && recording.hops().get(hop).means() == Means.MESSAGE ? recording.hops().get(hop).message() : 1;
    }

    private String mark(int position, RequestMark mark, String who) {
        return switch (mark.kind()) {
            case Mark.OPEN -> who + " opens request " + mark.id() + ".";
            case Mark.CLOSE -> who + " closes request " + mark.id() + " after "
                    + Figures.grouped(recording.cyclesInRequest(position).orElse(0)) + " cycles.";
            default -> "The system has started its first program, " + who + ".";
        };
    }

    private static String character(int value) {
        return value >= FIRST_PRINTABLE && value < AFTER_PRINTABLE ? "'" + (char) value + "'" : "byte " + Figures.address(value);
    }
}
