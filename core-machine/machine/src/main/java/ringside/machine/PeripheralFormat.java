package ringside.machine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// How a snapshot file tells the devices of a machine. A disk is told by its size: what is on it is part of the state.
final class PeripheralFormat {
    private static final int DISK = 1;
    private static final int NETWORK = 2;
    private static final int CONSOLE = 3;
    private static final int ENTROPY = 4;
    private static final long NOBODY = 0;
    private static final long LARGEST_DISK = 1L << 31;

    private PeripheralFormat() {}

    static void write(List<Peripheral> peripherals, DataOutputStream out) throws IOException {
        out.writeInt(peripherals.size());
        for (var peripheral : peripherals) {
            switch (peripheral) {
                case Peripheral.Disk disk -> write(disk, out);
                case Peripheral.Network network -> write(network, out);
                case Peripheral.Console _ -> out.writeByte(CONSOLE);
                case Peripheral.Entropy entropy -> {
                    out.writeByte(ENTROPY);
                    out.writeLong(entropy.seed());
                }
            }
            write(peripheral.filter(), out);
        }
    }

    private static void write(Peripheral.Disk disk, DataOutputStream out) throws IOException {
        out.writeByte(DISK);
        out.writeLong(disk.image().size());
        out.writeUTF(disk.serial());
        out.writeLong(disk.latency());
        out.writeLong(disk.cut().write());
        out.writeUTF(disk.cut().unflushed().name());
        out.writeLong(disk.cut().seed());
    }

    private static void write(Peripheral.Network network, DataOutputStream out) throws IOException {
        out.writeByte(NETWORK);
        out.writeLong(network.address());
        switch (network.peer()) {
            case Peripheral.Peer.Wire _ -> out.writeLong(NOBODY);
            case Peripheral.Peer.Echo echo -> {
                out.writeLong(echo.ethernet());
                out.writeInt(echo.protocol());
            }
        }
    }

    private static void write(MemoryFilter filter, DataOutputStream out) throws IOException {
        switch (filter) {
            case MemoryFilter.Off _ -> out.writeInt(-1);
            case MemoryFilter.Only only -> {
                out.writeInt(only.ranges().size());
                for (var range : only.ranges()) {
                    out.writeLong(range.start());
                    out.writeLong(range.end());
                }
            }
        }
    }

    static List<Peripheral> read(DataInputStream in) throws IOException {
        var peripherals = new ArrayList<Peripheral>();
        for (int left = in.readInt(); left > 0; left--) {
            int kind = in.readByte();
            Peripheral peripheral = switch (kind) {
                case DISK -> Peripheral.Disk.of(DiskImage.empty(size(in))).serial(in.readUTF()).latency(in.readLong())
                        .cut(readCut(in));
                case NETWORK -> new Peripheral.Network(in.readLong(), readPeer(in), new MemoryFilter.Off());
                case CONSOLE -> Peripheral.Console.plain();
                case ENTROPY -> Peripheral.Entropy.of(in.readLong());
                default -> throw new IOException("a device of kind " + kind);
            };
            peripherals.add(peripheral.within(readFilter(in)));
        }
        return peripherals;
    }

    private static long size(DataInputStream in) throws IOException {
        long size = in.readLong();
        if (size <= 0 || size % DiskImage.SECTOR != 0 || size > LARGEST_DISK) {
            throw new IOException("a disk of " + size + " bytes");
        }
        return size;
    }

    private static PowerCut readCut(DataInputStream in) throws IOException {
        long write = in.readLong();
        var unflushed = PowerCut.Unflushed.valueOf(in.readUTF());
        return new PowerCut(write, unflushed, in.readLong());
    }

    private static Peripheral.Peer readPeer(DataInputStream in) throws IOException {
        long ethernet = in.readLong();
        return ethernet == NOBODY ? new Peripheral.Peer.Wire() : new Peripheral.Peer.Echo(in.readInt(), ethernet);
    }

    private static MemoryFilter readFilter(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0) {
            return new MemoryFilter.Off();
        }
        var ranges = new ArrayList<MemoryFilter.Range>();
        for (int i = 0; i < count; i++) {
            ranges.add(new MemoryFilter.Range(in.readLong(), in.readLong()));
        }
        return new MemoryFilter.Only(ranges);
    }
}
