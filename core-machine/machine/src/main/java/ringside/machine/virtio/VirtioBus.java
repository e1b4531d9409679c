package ringside.machine.virtio;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ringside.machine.DiskImage;
import ringside.machine.Peripheral;
import ringside.machine.device.TestDevice.Lines;
import ringside.machine.memory.DeviceMemory;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.state.StateTape;
import ringside.machine.time.BoardClock;
import ringside.machine.trace.DmaObserver;

/// The eight places for virtio devices of QEMU's `microvm` without ACPI. Devices take the last place first.
public final class VirtioBus implements DeviceMemory {
    /// Physical address of the first place.
    public static final long BASE = 0xFEB0_0000L;
    public static final int PLACES = 8;
    private static final int SIZE = 0x200;
    private static final int FIRST_LINE = 5;

    private final BoardClock clock;
    private final Transport[] places = new Transport[PLACES];
    private final List<Peripheral> peripherals;

    /// What devices need of the board.
    ///
    /// @param changed told when the next deadline has moved
    public record Board(BoardClock clock, PhysicalMemory memory, Lines lines, Runnable changed, Outside outside, DmaObserver observer) {}

    public VirtioBus(List<Peripheral> peripherals, Board board) {
        this.peripherals = peripherals;
        this.clock = board.clock;
        for (int i = 0; i < peripherals.size(); i++) {
            int place = place(i);
            var dma = new Dma(board.memory, peripherals.get(i).filter(), place, board.observer);
            places[place] = new Transport(function(i, board), dma, high -> board.lines.level(FIRST_LINE + place, high));
        }
    }

    private Function function(int device, Board board) {
        return switch (peripherals.get(device)) {
            case Peripheral.Disk disk -> new BlockDevice(disk, board.clock, board.changed, board.outside);
            case Peripheral.Network network -> new NetworkDevice(network, frame -> board.outside.frame(device, frame));
            case Peripheral.Console _ -> new ConsoleDevice(board.outside);
            case Peripheral.Entropy entropy -> new EntropyDevice(entropy.seed());
        };
    }

    private static int place(int device) {
        return PLACES - 1 - device;
    }

    /// What QEMU appends to a kernel's command line so that it finds the devices.
    ///
    /// @param devices how many there are
    public static String commandLine(int devices) {
        return IntStream.range(0, devices).map(VirtioBus::place)
                .mapToObj(place -> " virtio_mmio.device=512@0x" + Long.toHexString(BASE + place * SIZE) + ":" + (FIRST_LINE + place))
                .collect(Collectors.joining());
    }

    @Override
    public long read(int offset, int width) {
        var place = offset < PLACES * SIZE ? places[offset / SIZE] : null;
        int register = offset % SIZE;
        if (place != null) {
            clock.hold();
            return place.read(register, width);
        }
        return switch (register) {
            case 0 -> Transport.MAGIC;
            case 4 -> Transport.VERSION;
            case 12 -> Transport.VENDOR;
            default -> 0;
        };
    }

    @Override
    public void write(int offset, int width, long value) {
        var place = offset < PLACES * SIZE ? places[offset / SIZE] : null;
        if (place != null) {
            clock.hold();
            place.write(offset % SIZE, width, value);
        }
    }

    private Transport at(int device) {
        return places[place(device)];
    }

    /// Bytes for a device come from outside, a frame for a network device.
    ///
    /// @throws IllegalArgumentException if the device takes none
    public void receive(int device, byte[] bytes) {
        if (device < 0 || device >= peripherals.size()) {
            throw new IllegalArgumentException("there is no device " + device);
        }
        clock.hold();
        at(device).function().receive(bytes);
    }

    /// Accesses to memory that a device's filter has denied.
    public long denied(int device) {
        return at(device).denied();
    }

    /// What is on a disk, written back or not.
    ///
    /// @throws IllegalArgumentException if the device is none
    public DiskImage disk(int device) {
        if (at(device).function() instanceof BlockDevice disk) {
            return disk.image();
        }
        throw new IllegalArgumentException("device " + device + " is not a disk");
    }

    /// Cycle at which a device has something to do, or Long.MAX_VALUE.
    public long deadline() {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < peripherals.size(); i++) {
            earliest = Math.min(earliest, at(i).function().deadline());
        }
        return earliest;
    }

    /// Lets devices act whose time has come.
    public void advance() {
        for (int i = 0; i < peripherals.size(); i++) {
            at(i).function().advance();
        }
    }

    /// Adds all devices to a state hash.
    public void digest(LongConsumer digest) {
        for (int i = 0; i < peripherals.size(); i++) {
            at(i).digest(digest);
        }
    }

    /// Takes all devices down or puts them back.
    public void state(StateTape tape) {
        for (int i = 0; i < peripherals.size(); i++) {
            at(i).state(tape);
        }
    }
}
