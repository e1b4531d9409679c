package ringside.machine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.LongConsumer;
import ringside.machine.cpu.Machinery;
import ringside.machine.device.IoApic;
import ringside.machine.device.LocalApic;
import ringside.machine.device.PicPair;
import ringside.machine.device.Pit;
import ringside.machine.device.PortBus;
import ringside.machine.device.PortDevice;
import ringside.machine.device.Uart;
import ringside.machine.exec.Engine;
import ringside.machine.mmu.DeviceSpace;
import ringside.machine.time.CoreClock;
import ringside.machine.trace.TraceEvent.Direction;
import ringside.machine.trace.Tracer;
import shared.map.AddressMap;
import shared.map.IoPort;

/// The devices and their wiring: QEMU's `microvm` without ACPI, plus debug exit, debug console and power-off port.
final class PcBoard implements Machinery, Engine.Board {
    private static final int POWER_OFF_PORT = 0x604;
    private static final int POWER_OFF_VALUE = 0x2000;
    private static final int DEBUG_CONSOLE_IDENTITY = 0xE9;
    private static final int TIMER_LINE = 0;
    /// The interval timer's interrupt is input 0 of the 8259 but pin 2 of the I/O APIC.
    private static final int TIMER_PIN = 2;

    private final CoreClock clock;
    private final PortBus ports = new PortBus();
    private final LocalApic local;
    private final IoApic io;
    private final PicPair pics;
    private final Pit pit;
    private final Uart serial;
    private OutputStream serialOut = OutputStream.nullOutputStream();
    private OutputStream debugOut = OutputStream.nullOutputStream();
    private Tracer tracer;
    private StopReason stop;
    private volatile boolean stopRequested;

    PcBoard(CoreClock clock, DeviceSpace devices) {
        this.clock = clock;
        this.local = new LocalApic(clock, this::changed);
        this.io = new IoApic(local);
        this.pics = new PicPair(this::changed);
        this.pit = new Pit(clock, high -> line(TIMER_LINE, high), this::changed);
        this.serial = new Uart(IoPort.COM1, high -> line(IoPort.COM1_LINE, high), this::send);
        devices.add(local::address, local);
        devices.add(() -> AddressMap.IOAPIC, io);
        pics.attach(ports);
        pit.attach(ports);
        ports.add(IoPort.COM1, 8, serial);
        ports.add(IoPort.DEBUG_CONSOLE, 1, port(DEBUG_CONSOLE_IDENTITY, (width, value) -> write(debugOut, value)));
        ports.add(IoPort.DEBUG_EXIT, 4, port(0, (width, value) -> stop(new StopReason.DebugExit(value))));
        ports.add(POWER_OFF_PORT, 2, port(0, this::powerOff));
        changed();
    }

    private interface Write {
        void accept(int width, int value);
    }

    private static PortDevice port(int identity, Write write) {
        return new PortDevice() {
            @Override
            public int read(int port, int width) {
                return identity;
            }

            @Override
            public void write(int port, int width, int value) {
                write.accept(width, value);
            }
        };
    }

    private void powerOff(int width, int value) {
        if (width >= 2 && (value & 0xFFFF) == POWER_OFF_VALUE) {
            stop(new StopReason.PowerOff());
        }
    }

    private void stop(StopReason reason) {
        stop = reason;
        clock.leaveBlock = true;
    }

    void connect(OutputStream serial, OutputStream debugConsole) {
        serialOut = serial;
        debugOut = debugConsole;
    }

    void tracer(Tracer tracer) {
        this.tracer = tracer;
    }

    void type(byte[] bytes) {
        serial.type(bytes);
    }

    void requestStop() {
        stopRequested = true;
    }

    private void send(int value) {
        if (tracer != null) {
            tracer.console(value);
        }
        write(serialOut, value);
    }

    private static void write(OutputStream out, int value) {
        try {
            out.write(value);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(int line, boolean high) {
        pics.level(line, high);
        io.level(line == TIMER_LINE ? TIMER_PIN : line, high);
    }

    /// An interrupt may be pending, or a timer's deadline has moved.
    private void changed() {
        clock.deadline(Math.min(local.deadline(), pit.deadline()));
    }

    @Override
    public void advance() {
        local.advance();
        pit.advance();
        changed();
    }

    @Override
    public boolean isInterruptPending() {
        return local.isPending() || isExternalPending();
    }

    private boolean isExternalPending() {
        return pics.isPending() && local.acceptsExternal();
    }

    @Override
    public int acknowledgeInterrupt() {
        return isExternalPending() ? pics.acknowledge() : local.acknowledge();
    }

    @Override
    public StopReason stopReason() {
        var reason = stop;
        stop = null;
        if (reason == null && stopRequested) {
            stopRequested = false;
            return new StopReason.Interrupted();
        }
        return reason;
    }

    @Override
    public int readPort(int port, int width) {
        int value = ports.read(port, width);
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
        ports.write(port, width, value);
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
    public int taskPriority() {
        return local.taskPriorityClass();
    }

    @Override
    public void taskPriority(int value) {
        local.taskPriorityClass(value);
    }

    /// Adds all devices to a state hash.
    void digest(LongConsumer digest) {
        local.digest(digest);
        io.digest(digest);
        pics.digest(digest);
        pit.digest(digest);
        serial.digest(digest);
    }
}
