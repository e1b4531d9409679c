package ringside.machine.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import shared.trace.ProbeKind;

/// Turns what one core does into events. Exists only while somebody observes; reads the machine and changes nothing in it.
public final class Tracer {
    private static final int PROBE_ARGUMENTS = 4;
    private static final int CALL_ARGUMENTS = 6;
    private static final int LONGEST_NAME = 256;

    private final TracedCore core;
    private final TraceStream stream;
    private final Attribution attribution;
    private int component;

    private long copySource;
    private long copyDestination;
    private long copyBytes;
    private int copyFrom;
    private int copyTo;

    public Tracer(TracedCore core, TraceStream stream) {
        this.core = core;
        this.stream = stream;
        this.attribution = stream.attribution();
    }

    /// Owner of code, to be kept with the block and given back to [#enter].
    public int ownerOfCode(long linear) {
        return attribution.ofCode(linear);
    }

    /// The probe at an address, or null; a block must start there.
    public Observation.ProbePoint probeAt(long linear) {
        return stream.probeAt(linear, core.root());
    }

    /// Control enters a block.
    public void enter(int owner, Observation.ProbePoint probe) {
        follow(owner, probe);
        if (stream.lists()) {
            stream.list(stamp(stream.upcoming()), core.next());
        }
    }

    private void follow(int owner, Observation.ProbePoint probe) {
        int to = owner == Attribution.BY_ADDRESS_SPACE ? attribution.ofProgramCode(core.address(), core.root()) : owner;
        if (to >= 0 && to != component) {
            int from = component;
            emit(new TraceEvent.Transfer(stamp(), from, to));
            component = to;
        }
        if (probe != null) {
            hit(probe);
        }
    }

    private void hit(Observation.ProbePoint probe) {
        var arguments = new ArrayList<Long>();
        for (int i = 0; i < Math.min(probe.arguments(), PROBE_ARGUMENTS); i++) {
            arguments.add(core.probeArgument(i));
        }
        if (probe.kind().equals(ProbeKind.ADDRESS_SPACE) && arguments.size() == 3) {
            attribution.program(arguments.get(0), name(arguments.get(1), arguments.get(2)));
        }
        emit(new TraceEvent.ProbeHit(stamp(), probe.id(), probe.kind(), List.copyOf(arguments)));
    }

    private String name(long address, long length) {
        var bytes = new byte[Math.clamp(length, 0, LONGEST_NAME)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) core.peek(address + i);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public void ringChange(int from, int to, TraceEvent.Cause cause) {
        emit(new TraceEvent.RingChange(stamp(), from, to, cause));
    }

    public void addressSpaceLoad(long from, long to) {
        emit(new TraceEvent.AddressSpaceLoad(stamp(), from, to));
    }

    public void systemCallEntry() {
        var arguments = new ArrayList<Long>();
        for (int i = 0; i < CALL_ARGUMENTS; i++) {
            arguments.add(core.callArgument(i));
        }
        emit(new TraceEvent.SystemCallEntry(stamp(), core.accumulator(), List.copyOf(arguments)));
    }

    public void systemCallExit() {
        emit(new TraceEvent.SystemCallExit(stamp(), core.accumulator()));
    }

    public void exception(int vector, long errorCode, long faultAddress) {
        emit(new TraceEvent.ExceptionRaised(stamp(), vector, errorCode, faultAddress));
    }

    public void interrupt(int vector) {
        emit(new TraceEvent.InterruptTaken(stamp(), vector));
    }

    public void ipi(int destination, TraceEvent.IpiKind kind, int vector) {
        emit(new TraceEvent.Ipi(stamp(), destination, kind, vector));
    }

    public void lineTransfer(long line, int from, TraceEvent.Direction direction) {
        emit(new TraceEvent.LineTransfer(stamp(), line, from, core.number(), direction));
    }

    public void interruptReturn() {
        emit(new TraceEvent.InterruptReturn(stamp()));
    }

    public void tlbMiss(long linear) {
        emit(new TraceEvent.TlbMiss(stamp(), linear));
    }

    public void mark(int kind) {
        emit(new TraceEvent.RequestMark(stamp(), kind, core.accumulator()));
    }

    public void port(int port, int width, long value, TraceEvent.Direction direction) {
        emit(new TraceEvent.PortAccess(stamp(), port, width, value, direction));
    }

    public void deviceMemory(long physical, int width, long value, TraceEvent.Direction direction) {
        emit(new TraceEvent.DeviceMemoryAccess(stamp(), physical, width, value, direction));
    }

    public void dma(int device, long physical, long length, TraceEvent.Direction direction, TraceEvent.DmaOutcome outcome) {
        emit(new TraceEvent.Dma(stamp(), device, physical, length, direction, outcome));
    }

    public void console(int value) {
        emit(new TraceEvent.ConsoleByte(stamp(), value));
    }

    public void halted() {
        emit(new TraceEvent.Halted(stamp()));
    }

    /// `rep movs` has moved bytes between two pages. Neighbouring moves between the same owners become one event.
    public void copied(long source, long destination, long bytes) {
        int from = attribution.ofData(source, core.physical(source), core.root());
        int to = attribution.ofData(destination, core.physical(destination), core.root());
        boolean continues = copyBytes > 0 && from == copyFrom && to == copyTo
                && source == copySource + copyBytes && destination == copyDestination + copyBytes;
        if (!continues) {
            copyEnded();
            copySource = source;
            copyDestination = destination;
            copyFrom = from;
            copyTo = to;
        }
        copyBytes += bytes;
    }

    /// The copy instruction has come to its end.
    public void copyEnded() {
        if (copyBytes > 0) {
            long bytes = copyBytes;
            copyBytes = 0;
            emit(new TraceEvent.Copy(stamp(), copySource, copyDestination, bytes, copyFrom, copyTo));
        }
    }

    private void emit(TraceEvent event) {
        stream.emit(event);
    }

    /// Whatever happens next ends a copy, whose event comes first.
    private Stamp stamp() {
        copyEnded();
        return stamp(stream.next());
    }

    private Stamp stamp(long sequence) {
        return new Stamp(sequence, core.number(), core.cycle(), core.retired(), core.ring(), component, core.root(), core.address());
    }
}
