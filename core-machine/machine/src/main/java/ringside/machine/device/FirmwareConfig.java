package ringside.machine.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import ringside.machine.state.StateTape;

/// What a board tells its firmware: a selector port and a data port behind which the bytes of the selected item come one by one.
/// Source: QEMU, `docs/specs/fw_cfg.rst`; without its direct memory access, as the features item says.
public final class FirmwareConfig implements PortDevice {
    private static final int SELECTOR = 0x510;
    private static final int SIGNATURE = 0x0000;
    private static final int FEATURES = 0x0001;
    private static final int MEMORY = 0x0003;
    private static final int CORES = 0x0005;
    private static final int MOST_CORES = 0x000F;
    private static final int COMMAND_LINE_SIZE = 0x0014;
    private static final int COMMAND_LINE = 0x0015;
    private static final int DIRECTORY = 0x0019;
    private static final int TIMER_OVERRIDE = 0x8002;
    private static final byte[] NOTHING = {};

    private final Map<Integer, byte[]> items = new HashMap<>();
    private int selected;
    private int next;

    /// @param memory bytes of RAM
    public FirmwareConfig(long memory, int cores, String commandLine) {
        var text = (commandLine + "\0").getBytes(StandardCharsets.UTF_8);
        items.put(SIGNATURE, "QEMU".getBytes(StandardCharsets.US_ASCII));
        items.put(FEATURES, number(1, Integer.BYTES));
        items.put(MEMORY, number(memory, Long.BYTES));
        items.put(CORES, number(cores, Short.BYTES));
        items.put(MOST_CORES, number(cores, Short.BYTES));
        items.put(COMMAND_LINE_SIZE, number(text.length, Integer.BYTES));
        items.put(COMMAND_LINE, text);
        items.put(DIRECTORY, number(0, Integer.BYTES));
        items.put(TIMER_OVERRIDE, number(1, Integer.BYTES));
    }

    private static byte[] number(long value, int width) {
        var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
        return java.util.Arrays.copyOf(bytes, width);
    }

    public void attach(PortBus bus) {
        bus.add(SELECTOR, 2, this);
    }

    @Override
    public int read(int port, int width) {
        if (port == SELECTOR) {
            return selected;
        }
        var item = items.getOrDefault(selected, NOTHING);
        return next < item.length ? item[next++] & 0xFF : 0;
    }

    @Override
    public void write(int port, int width, int value) {
        if (port == SELECTOR && width == 2) {
            selected = value & 0xFFFF;
            next = 0;
        }
    }

    /// Adds the registers to a state hash if they were used.
    public void digest(LongConsumer digest) {
        if ((selected | next) != 0) {
            digest.accept(selected);
            digest.accept(next);
        }
    }

    /// Takes the registers down or puts them back.
    public void state(StateTape tape) {
        selected = tape.number(selected);
        next = tape.number(next);
    }
}
