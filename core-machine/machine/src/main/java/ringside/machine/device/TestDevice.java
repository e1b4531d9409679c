package ringside.machine.device;

import java.util.function.LongConsumer;
import ringside.machine.state.StateTape;

/// What tests of processors ask of a board: a latch that can be read at any width, and interrupt lines set by hand.
/// Source: QEMU, `hw/misc/pc-testdev.c`.
public final class TestDevice implements PortDevice {
    private static final int LATCH = 0xE0;
    private static final int FLUSH = 0xE4;
    private static final int SECOND_LATCH = 0xE8;
    private static final int LINES = 0x2000;
    private static final int LINE_COUNT = 24;

    /// Drives interrupt lines.
    @FunctionalInterface
    public interface Lines {
        void level(int line, boolean high);
    }

    private final Lines lines;
    private int latch;

    public TestDevice(Lines lines) {
        this.lines = lines;
    }

    /// Flushing a page, which port 0xE4 asks for, is nothing: this machine has no caches to be flushed.
    public void attach(PortBus bus) {
        bus.add(LATCH, FLUSH + 1 - LATCH, this);
        bus.add(SECOND_LATCH, 1, this);
        bus.add(SECOND_LATCH + 2, 2, this);
        bus.add(LINES, LINE_COUNT, this);
    }

    @Override
    public int read(int port, int width) {
        return port < LINES && port != FLUSH ? latch >>> 8 * (port & 3) : -1;
    }

    @Override
    public void write(int port, int width, int value) {
        if (port >= LINES) {
            lines.level(port - LINES, (value & 0xFF) != 0);
        } else if (port != FLUSH) {
            int shift = 8 * (port & 3);
            int mask = (width == Integer.BYTES ? -1 : (1 << 8 * width) - 1) << shift;
            latch = latch & ~mask | value << shift & mask;
        }
    }

    /// Adds the latch to a state hash if it was used.
    public void digest(LongConsumer digest) {
        if (latch != 0) {
            digest.accept(latch);
        }
    }

    /// Takes the latch down or puts it back.
    public void state(StateTape tape) {
        latch = tape.number(latch);
    }
}
