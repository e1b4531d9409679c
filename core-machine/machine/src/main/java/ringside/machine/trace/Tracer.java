package ringside.machine.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ringside.machine.cpu.Cpu;
import shared.trace.ProbeKind;

/// Turns what one core does into events. Exists only while somebody observes; reads the machine and changes nothing in it.
public final class Tracer {
    /// RDI RSI RDX RCX, in which probes find their arguments.
    private static final int[] PROBE_REGISTERS = {Cpu.RDI, Cpu.RSI, Cpu.RDX, Cpu.RCX};
    /// RDI RSI RDX R10 R8 R9, in which system calls find theirs.
    private static final int[] CALL_REGISTERS = {Cpu.RDI, Cpu.RSI, Cpu.RDX, 10, 8, 9};
    private static final int LONGEST_NAME = 256;

    private final Cpu cpu;
    private final TraceStream stream;
    private final Attribution attribution;
    private int component;

    private long copySource;
    private long copyDestination;
    private long copyBytes;
    private int copyFrom;
    private int copyTo;

    /// Made by the machine alone, which is why its parameter need not be exported.
    @SuppressWarnings("exports")
    public Tracer(Cpu cpu, TraceStream stream) {
        this.cpu = cpu;
        this.stream = stream;
        this.attribution = stream.attribution();
    }

    /// Owner of code, to be kept with the block and given back to [#enter].
    public int ownerOfCode(long linear) {
        return attribution.ofCode(linear);
    }

    /// The probe at an address, or null; a block must start there.
    public Observation.ProbePoint probeAt(long linear) {
        return stream.probeAt(linear, cpu.cr3());
    }

    /// Control enters a block.
    public void enter(int owner, Observation.ProbePoint probe) {
        follow(owner, probe);
        if (stream.lists()) {
            stream.list(stamp(stream.upcoming()), cpu);
        }
    }

    private void follow(int owner, Observation.ProbePoint probe) {
        int to = owner == Attribution.BY_ADDRESS_SPACE ? attribution.ofProgramCode(cpu.address(), cpu.cr3()) : owner;
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
        for (int i = 0; i < Math.min(probe.arguments(), PROBE_REGISTERS.length); i++) {
            arguments.add(cpu.registers[PROBE_REGISTERS[i]]);
        }
        if (probe.kind().equals(ProbeKind.ADDRESS_SPACE) && arguments.size() == 3) {
            attribution.program(arguments.get(0), name(arguments.get(1), arguments.get(2)));
        }
        emit(new TraceEvent.ProbeHit(stamp(), probe.id(), probe.kind(), List.copyOf(arguments)));
    }

    private String name(long address, long length) {
        var bytes = new byte[Math.clamp(length, 0, LONGEST_NAME)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) cpu.mmu.peek(address + i);
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
        for (int register : CALL_REGISTERS) {
            arguments.add(cpu.registers[register]);
        }
        emit(new TraceEvent.SystemCallEntry(stamp(), cpu.registers[Cpu.RAX], List.copyOf(arguments)));
    }

    public void systemCallExit() {
        emit(new TraceEvent.SystemCallExit(stamp(), cpu.registers[Cpu.RAX]));
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
        emit(new TraceEvent.LineTransfer(stamp(), line, from, cpu.core, direction));
    }

    public void interruptReturn() {
        emit(new TraceEvent.InterruptReturn(stamp()));
    }

    public void tlbMiss(long linear) {
        emit(new TraceEvent.TlbMiss(stamp(), linear));
    }

    public void mark(int kind) {
        emit(new TraceEvent.RequestMark(stamp(), kind, cpu.registers[Cpu.RAX]));
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
        int from = attribution.ofData(source, cpu.mmu.peekPhysical(source), cpu.cr3());
        int to = attribution.ofData(destination, cpu.mmu.peekPhysical(destination), cpu.cr3());
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
        return new Stamp(sequence, cpu.core, cpu.clock.now(), cpu.clock.retired(), cpu.ring(), component, cpu.cr3(), cpu.address());
    }
}
