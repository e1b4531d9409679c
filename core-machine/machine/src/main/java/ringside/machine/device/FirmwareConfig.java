package ringside.machine.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.state.StateTape;
import ringside.machine.trace.DmaObserver;
import ringside.machine.trace.TraceEvent.Direction;
import ringside.machine.trace.TraceEvent.Dma;
import ringside.machine.trace.TraceEvent.DmaOutcome;

/// What a board tells its firmware: a selector port and a data port behind which the bytes of the selected item come one by one, and two ports
/// that take the address of a transfer into memory. Source: QEMU, `docs/specs/fw_cfg.rst`.
public final class FirmwareConfig implements PortDevice {
    private static final int SELECTOR = 0x510;
    private static final int TRANSFER_HIGH = 0x514;
    private static final int TRANSFER_LOW = 0x518;
    private static final byte[] TRANSFER_SIGNATURE = "QEMU CFG".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNATURE = 0x0000;
    private static final int FEATURES = 0x0001;
    private static final int MEMORY = 0x0003;
    private static final int CORES = 0x0005;
    private static final int MOST_CORES = 0x000F;
    private static final int COMMAND_LINE_SIZE = 0x0014;
    private static final int COMMAND_LINE = 0x0015;
    private static final int DIRECTORY = 0x0019;
    private static final int TIMER_OVERRIDE = 0x8002;
    private static final int BY_PORT = 1;
    private static final int BY_TRANSFER = 2;
    private static final byte[] NOTHING = {};

    private static final int ORDER = 16;
    private static final int FAILED = 1;
    private static final int READ = 2;
    private static final int SKIP = 4;
    private static final int SELECT = 8;
    private static final int WRITE = 16;

    private final Map<Integer, byte[]> items = new HashMap<>();
    private final PhysicalMemory ram;
    private final DmaObserver observer;
    private int selected;
    private int next;
    private long transfer;

    public FirmwareConfig(PhysicalMemory ram, DmaObserver observer, int cores, String commandLine) {
        this.ram = ram;
        this.observer = observer;
        var text = (commandLine + "\0").getBytes(StandardCharsets.UTF_8);
        items.put(SIGNATURE, "QEMU".getBytes(StandardCharsets.US_ASCII));
        items.put(FEATURES, number(BY_PORT | BY_TRANSFER, Integer.BYTES));
        items.put(MEMORY, number(ram.size(), Long.BYTES));
        items.put(CORES, number(cores, Short.BYTES));
        items.put(MOST_CORES, number(cores, Short.BYTES));
        items.put(COMMAND_LINE_SIZE, number(text.length, Integer.BYTES));
        items.put(COMMAND_LINE, text);
        items.put(DIRECTORY, number(0, Integer.BYTES));
        items.put(TIMER_OVERRIDE, number(1, Integer.BYTES));
    }

    private static byte[] number(long value, int width) {
        var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
        return Arrays.copyOf(bytes, width);
    }

    public void attach(PortBus bus) {
        bus.add(SELECTOR, 2, this);
        bus.add(TRANSFER_HIGH, TRANSFER_SIGNATURE.length, this);
    }

    @Override
    public int read(int port, int width) {
        if (port >= TRANSFER_HIGH) {
            int value = 0;
            for (int i = 0; i < width; i++) {
                value |= TRANSFER_SIGNATURE[port - TRANSFER_HIGH + i] << 8 * i;
            }
            return value;
        }
        if (port == SELECTOR) {
            return selected;
        }
        var item = item();
        return next < item.length ? item[next++] & 0xFF : 0;
    }

    private byte[] item() {
        return items.getOrDefault(selected, NOTHING);
    }

    @Override
    public void write(int port, int width, int value) {
        if (port == SELECTOR && width == Short.BYTES) {
            select(value & 0xFFFF);
        } else if (port == TRANSFER_HIGH && width == Integer.BYTES) {
            transfer = (long) Integer.reverseBytes(value) << 32;
        } else if (port == TRANSFER_LOW && width == Integer.BYTES) {
            long order = transfer | Integer.reverseBytes(value) & 0xFFFF_FFFFL;
            transfer = 0;
            carryOut(order);
        }
    }

    private void select(int item) {
        selected = item;
        next = 0;
    }

    /// An order in memory, big-endian: what to do (4 bytes), how many bytes (4), where in memory (8). The first word becomes the answer.
    private void carryOut(long order) {
        int answer = FAILED;
        if (reaches(order, ORDER, Direction.READ)) {
            var bytes = new byte[ORDER];
            ram.copy(order, bytes, 0, ORDER);
            var words = ByteBuffer.wrap(bytes);
            answer = carryOut(words.getInt(0), words.getInt(4) & 0xFFFF_FFFFL, words.getLong(8));
        }
        if (reaches(order, Integer.BYTES, Direction.WRITE)) {
            ram.load(order, ByteBuffer.allocate(Integer.BYTES).putInt(answer).array(), 0, Integer.BYTES);
        }
    }

    private boolean reaches(long physical, long length, Direction direction) {
        boolean isMemory = ram.contains(physical, length);
        observer.accessed(Dma.FIRMWARE_TABLE, physical, length, direction, isMemory ? DmaOutcome.DONE : DmaOutcome.NO_MEMORY);
        return isMemory;
    }

    /// No item here is for the guest to write.
    private int carryOut(int what, long length, long physical) {
        if ((what & SELECT) != 0) {
            select(what >>> 16);
        }
        if ((what & READ) != 0) {
            return transfer(length, physical);
        }
        if ((what & WRITE) != 0) {
            return length > 0 ? FAILED : 0;
        }
        next += (what & SKIP) != 0 ? left(length) : 0;
        return 0;
    }

    /// Bytes of the selected item from the next one on, but no more than asked for.
    private int left(long most) {
        return (int) Math.min(most, item().length - next);
    }

    /// Behind the end of the item there are zeros.
    private int transfer(long length, long physical) {
        int count = left(length);
        next += count;
        if (!reaches(physical, length, Direction.WRITE)) {
            return FAILED;
        }
        ram.load(physical, item(), next - count, count);
        ram.clear(physical + count, length - count);
        return 0;
    }

    /// Adds the registers to a state hash if they were used.
    public void digest(LongConsumer digest) {
        if ((selected | next | transfer) != 0) {
            digest.accept(selected);
            digest.accept(next);
            digest.accept(transfer);
        }
    }

    /// Takes the registers down or puts them back.
    public void state(StateTape tape) {
        selected = tape.number(selected);
        next = tape.number(next);
        transfer = tape.word(transfer);
    }
}
