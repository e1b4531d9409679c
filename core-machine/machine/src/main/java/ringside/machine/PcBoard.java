package ringside.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import ringside.machine.device.ApicBus;
import ringside.machine.device.FirmwareConfig;
import ringside.machine.device.IoApic;
import ringside.machine.device.PicPair;
import ringside.machine.device.Pit;
import ringside.machine.device.PortBus;
import ringside.machine.device.PortDevice;
import ringside.machine.device.RealTimeClock;
import ringside.machine.device.TestDevice;
import ringside.machine.device.TestPages;
import ringside.machine.device.Uart;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.mmu.DeviceSpace;
import ringside.machine.state.StateTape;
import ringside.machine.time.BoardClock;
import ringside.machine.time.CoreClock;
import ringside.machine.trace.TraceEvent.Direction;
import ringside.machine.trace.TraceEvent.DmaOutcome;
import ringside.machine.virtio.Outside;
import ringside.machine.virtio.VirtioBus;
import shared.map.AddressMap;
import shared.map.IoPort;

/// The devices all cores share, and the wiring: QEMU's `microvm` without ACPI, plus debug exit, debug console and power-off port.
final class PcBoard {
    private static final int POWER_OFF_PORT = 0x604;
    private static final int POWER_OFF_VALUE = 0x2000;
    private static final int DEBUG_CONSOLE_IDENTITY = 0xE9;
    private static final int TIMER_LINE = 0;
    /// Lines that reach the 8259 pair; those above reach the I/O APIC alone.
    private static final int ISA_LINES = 16;
    private static final int CALENDAR_LINE = 8;
    /// Date at power-on: 2026-01-01 00:00:00 UTC.
    private static final long START = 1_767_225_600;
    /// The interval timer's interrupt is input 0 of the 8259 but pin 2 of the I/O APIC.
    private static final int TIMER_PIN = 2;

    private final BoardClock time;
    private final List<CoreBoard> cores = new ArrayList<>();
    private final PortBus ports = new PortBus();
    private final IoApic io;
    private final PicPair pics;
    private final Pit pit;
    private final RealTimeClock calendar;
    private final FirmwareConfig firmware;
    private final TestDevice test = new TestDevice(this::line);
    private final TestPages pages = new TestPages();
    private final Uart serial;
    private final VirtioBus virtio;
    private Outputs outputs = Outputs.NOWHERE;
    private CoreBoard acting;
    private StopReason stop;
    /// The power is gone for good.
    private StopReason.PowerFailure failure;
    /// Cycle at which the run is to end, which the guest does not notice.
    private long pause = Long.MAX_VALUE;
    private volatile boolean stopRequested;

    /// @param clocks of the cores, in order
    PcBoard(List<CoreClock> clocks, MachineConfig config, PhysicalMemory ram) {
        time = new BoardClock(clocks.getFirst());
        pics = new PicPair(() -> cores.getFirst().changed());
        pit = new Pit(time, high -> line(TIMER_LINE, high), this::changed);
        calendar = new RealTimeClock(time, START, ram.size(), high -> line(CALENDAR_LINE, high), this::changed);
        firmware = new FirmwareConfig(ram, this::accessed, config.cores(), config.kernelCommandLine());
        serial = new Uart(IoPort.COM1, high -> line(IoPort.COM1_LINE, high), this::send);
        var bus = new ApicBus();
        for (int i = 0; i < clocks.size(); i++) {
            cores.add(new CoreBoard(i, clocks.get(i), this, bus));
        }
        acting = cores.getFirst();
        io = new IoApic(bus);
        virtio = new VirtioBus(config.peripherals(), new VirtioBus.Board(time, ram, this::line, this::changed, outside(), this::accessed));
        pics.attach(ports);
        pit.attach(ports);
        calendar.attach(ports);
        firmware.attach(ports);
        test.attach(ports);
        ports.add(IoPort.COM1, 8, serial);
        ports.add(IoPort.DEBUG_CONSOLE, 1, port(DEBUG_CONSOLE_IDENTITY, (width, value) -> Outputs.write(outputs.debugConsole(), value)));
        ports.add(IoPort.DEBUG_EXIT, 4, port(0, (width, value) -> stop(new StopReason.DebugExit(value))));
        ports.add(POWER_OFF_PORT, 2, port(0, this::powerOff));
    }

    CoreBoard core(int number) {
        return cores.get(number);
    }

    int cores() {
        return cores.size();
    }

    /// The core that has the turn.
    CoreBoard acting() {
        return acting;
    }

    void acting(int core) {
        acting = cores.get(core);
        acting.act();
        time.acting(acting.clock());
    }

    /// Makes the shared registers answer in a core's physical memory.
    void attach(DeviceSpace devices) {
        devices.add(() -> AddressMap.IOAPIC, io);
        devices.add(() -> VirtioBus.BASE, virtio);
        for (int i = 0; i < TestPages.PAGES; i++) {
            long page = TestPages.BASE + (long) i * AddressMap.PAGE;
            devices.add(() -> page, pages.page(i));
        }
    }

    private Outside outside() {
        return new Outside() {
            @Override
            public void console(int value) {
                Outputs.write(outputs.console(), value);
            }

            @Override
            public void frame(int device, byte[] frame) {
                outputs.frames().accept(device, frame);
            }

            @Override
            public void powerCut(long write) {
                failure = new StopReason.PowerFailure(write);
                stop(failure);
            }
        };
    }

    private void accessed(int device, long physical, long length, Direction direction, DmaOutcome outcome) {
        if (acting.tracer() != null) {
            acting.tracer().dma(device, physical, length, direction, outcome);
        }
    }

    VirtioBus virtio() {
        return virtio;
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
        acting.clock().leaveBlock = true;
    }

    /// Answers where they wrote before.
    Outputs connect(Outputs next) {
        var before = outputs;
        outputs = next;
        return before;
    }

    Outputs outputs() {
        return outputs;
    }

    /// Bytes come from outside, to a peripheral or to the first serial line.
    void receive(int device, byte[] bytes) {
        if (device == Input.SERIAL) {
            serial.type(bytes);
        } else {
            virtio.receive(device, bytes);
        }
    }

    /// Ends the run when the board's time reaches a cycle.
    void pauseAt(long cycle) {
        pause = cycle;
        changed();
    }

    void requestStop() {
        stopRequested = true;
    }

    private void send(int value) {
        if (acting.tracer() != null) {
            acting.tracer().console(value);
        }
        Outputs.write(outputs.serial(), value);
    }

    private void line(int line, boolean high) {
        if (line < ISA_LINES) {
            pics.level(line, high);
        }
        io.level(line == TIMER_LINE ? TIMER_PIN : line, high);
    }

    /// The deadline of a shared timer has moved.
    private void changed() {
        cores.forEach(CoreBoard::changed);
    }

    /// Cycle at which the next shared timer is due.
    long deadline() {
        return Math.min(Math.min(pit.deadline(), calendar.deadline()), Math.min(virtio.deadline(), pause));
    }

    /// Lets shared timers act whose time has come.
    void advance() {
        if (time.now() >= deadline()) {
            time.hold();
            pit.advance();
            calendar.advance();
            virtio.advance();
            if (time.now() >= pause) {
                pause = Long.MAX_VALUE;
                stop(new StopReason.Limit());
            }
            changed();
        }
    }

    boolean isExternalPending() {
        return pics.isPending();
    }

    int acknowledgeExternal() {
        return pics.acknowledge();
    }

    /// Why the machine has to stop, or null.
    StopReason stopReason() {
        var reason = stop;
        stop = failure;
        if (reason == null && stopRequested) {
            stopRequested = false;
            return new StopReason.Interrupted();
        }
        return reason;
    }

    int readPort(int port, int width) {
        time.hold();
        return ports.read(port, width);
    }

    void writePort(int port, int width, int value) {
        time.hold();
        ports.write(port, width, value);
    }

    /// Adds all devices to a state hash.
    void digest(LongConsumer digest) {
        cores.forEach(core -> core.local().digest(digest));
        io.digest(digest);
        pics.digest(digest);
        pit.digest(digest);
        calendar.digest(digest);
        firmware.digest(digest);
        test.digest(digest);
        pages.digest(digest);
        serial.digest(digest);
        virtio.digest(digest);
        if (cores.size() > 1) {
            digest.accept(time.held());
        }
    }

    /// Takes the devices down or puts them back.
    void state(StateTape tape) {
        cores.forEach(core -> core.state(tape));
        time.state(tape);
        io.state(tape);
        pics.state(tape);
        pit.state(tape);
        calendar.state(tape);
        firmware.state(tape);
        test.state(tape);
        pages.state(tape);
        serial.state(tape);
        virtio.state(tape);
        pause = Long.MAX_VALUE;
        long write = tape.word(failure == null ? 0 : failure.write());
        failure = write == 0 ? null : new StopReason.PowerFailure(write);
        stop = failure;
    }
}
