package ringside.machine.device;

import java.util.function.LongConsumer;
import ringside.machine.state.StateTape;

/// The two 8259A controllers of a PC: the second's output is input 2 of the first.
public final class PicPair {
    private static final int CASCADE = 2;
    private static final int[] LEVEL_CAPABLE = {0xF8, 0xDE};

    private final Pic first = new Pic(0x20, CASCADE, () -> { });
    private final Pic second = new Pic(0xA0, -1, () -> raise(false));
    private final Runnable changed;

    /// @param changed told when the output may have changed
    public PicPair(Runnable changed) {
        this.changed = changed;
    }

    public void attach(PortBus bus) {
        bus.add(0x20, 2, notifying(first));
        bus.add(0xA0, 2, notifying(second));
        bus.add(0x4D0, 2, new BytePortDevice() {
            @Override
            int read(int port) {
                return (port & 1) == 0 ? first.levelSelect() : second.levelSelect();
            }

            @Override
            void write(int port, int value) {
                ((port & 1) == 0 ? first : second).levelSelect(value & LEVEL_CAPABLE[port & 1]);
                update();
            }
        });
    }

    private PortDevice notifying(Pic pic) {
        return new PortDevice() {
            @Override
            public int read(int port, int width) {
                boolean polled = pic.isPolled();
                int value = pic.read(port, width);
                if (polled) {
                    update();
                }
                return value;
            }

            @Override
            public void write(int port, int width, int value) {
                pic.write(port, width, value);
                update();
            }
        };
    }

    public void level(int line, boolean high) {
        (line < 8 ? first : second).level(line & 7, high);
        update();
    }

    private void raise(boolean high) {
        first.level(CASCADE, high);
    }

    private void update() {
        raise(second.pending() >= 0);
        changed.run();
    }

    public boolean isPending() {
        return first.pending() >= 0;
    }

    public int acknowledge() {
        int input = first.pending();
        int vector = first.acknowledge(input);
        if (input == CASCADE) {
            vector = second.acknowledge(second.pending());
        }
        update();
        return vector;
    }

    /// Adds the registers to a state hash.
    public void digest(LongConsumer digest) {
        first.digest(digest);
        second.digest(digest);
    }

    /// Takes the registers down or puts them back.
    public void state(StateTape tape) {
        first.state(tape);
        second.state(tape);
    }
}
