package ringside.machine;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Machinery;
import ringside.machine.device.ApicBus;
import ringside.machine.device.LocalApic;
import ringside.machine.exec.Engine;
import ringside.machine.mmu.DeviceSpace;
import ringside.machine.state.StateTape;
import ringside.machine.time.CoreClock;
import ringside.machine.trace.TraceEvent.Direction;
import ringside.machine.trace.TraceEvent.IpiKind;
import ringside.machine.trace.Tracer;

/// The board as one core sees it: its own interrupt controller, and the devices all cores share.
final class CoreBoard implements Machinery, Engine.Board, LocalApic.Owner {
    private final int core;
    private final CoreClock clock;
    private final PcBoard shared;
    private final LocalApic local;
    private Cpu cpu;
    private Tracer tracer;
    /// The core waited, and its clock is that of what ended its waiting.
    private boolean roused;

    CoreBoard(int core, CoreClock clock, PcBoard shared, ApicBus bus) {
        this.core = core;
        this.clock = clock;
        this.shared = shared;
        this.local = new LocalApic(core, clock, bus, this);
    }

    /// Makes the core's own registers answer in its physical memory.
    void attach(DeviceSpace devices) {
        devices.add(local::address, local);
        shared.attach(devices);
    }

    void serve(Cpu cpu) {
        this.cpu = cpu;
    }

    void tracer(Tracer tracer) {
        this.tracer = tracer;
    }

    Tracer tracer() {
        return tracer;
    }

    CoreClock clock() {
        return clock;
    }

    LocalApic local() {
        return local;
    }

    /// An interrupt may have become pending here, or a deadline has moved. If another core acts, its turn ends, and this one, if it waits,
    /// goes on no earlier than now.
    @Override
    public void changed() {
        clock.event(Math.min(local.deadline(), shared.deadline()));
        if (shared.acting() != this && isRoused()) {
            if (!roused && (cpu.halted || cpu.signals.isWaiting())) {
                roused = true;
                clock.cycles = Math.max(clock.cycles, shared.acting().clock.now());
            }
            shared.acting().clock.endTurn();
        }
    }

    private boolean isRoused() {
        return cpu.signals.isPending() || !cpu.signals.isWaiting() && cpu.acceptsInterrupts() && isInterruptPending();
    }

    /// The core has the turn: what rouses it after it waits again comes later.
    void act() {
        roused = false;
    }

    @Override
    public void signal(IpiKind kind, int vector) {
        switch (kind) {
            case NMI -> cpu.signals.nonMaskable();
            case INIT -> cpu.signals.initialise();
            case STARTUP -> cpu.signals.start(vector);
            case FIXED -> throw new IllegalArgumentException("a fixed interrupt is not a signal");
        }
        changed();
    }

    @Override
    public void sent(int destination, IpiKind kind, int vector) {
        if (tracer != null) {
            tracer.ipi(destination, kind, vector);
        }
        clock.endTurn();
    }

    @Override
    public void advance() {
        local.advance();
        shared.advance();
        changed();
    }

    @Override
    public boolean isInterruptPending() {
        return local.isPending() || isExternalPending();
    }

    /// The 8259 pair is wired to the first core alone; the I/O controller can send any core there.
    private boolean isExternalPending() {
        return local.isExternalRequested() || core == 0 && shared.isExternalPending() && local.acceptsExternal();
    }

    @Override
    public int acknowledgeInterrupt() {
        if (isExternalPending()) {
            local.acknowledgeExternal();
            return shared.acknowledgeExternal();
        }
        return local.acknowledge();
    }

    @Override
    public StopReason stopReason() {
        return shared.stopReason();
    }

    @Override
    public int readPort(int port, int width) {
        int value = shared.readPort(port, width);
        if (tracer != null) {
            tracer.port(port, width, value & 0xFFFF_FFFFL, Direction.READ);
        }
        return value;
    }

    @Override
    public void writePort(int port, int width, int value) {
        if (tracer != null) {
            tracer.port(port, width, value & 0xFFFF_FFFFL, Direction.WRITE);
        }
        shared.writePort(port, width, value);
    }

    @Override
    public int cores() {
        return shared.cores();
    }

    @Override
    public void initialise() {
        local.reset();
        changed();
    }

    @Override
    public long apicBase() {
        return local.base();
    }

    @Override
    public boolean apicBase(long value) {
        return local.base(value);
    }

    @Override
    public long apicRegister(int number) {
        return local.extended(number);
    }

    @Override
    public boolean apicRegister(int number, long value) {
        return local.extended(number, value);
    }

    @Override
    public int taskPriority() {
        return local.taskPriorityClass();
    }

    @Override
    public void taskPriority(int value) {
        local.taskPriorityClass(value);
    }

    /// Takes the core's own devices down or puts them back.
    void state(StateTape tape) {
        local.state(tape);
        roused = tape.bit(roused);
    }
}
