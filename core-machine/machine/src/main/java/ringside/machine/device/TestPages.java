package ringside.machine.device;

import java.util.function.LongConsumer;
import ringside.machine.memory.DeviceMemory;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.state.StateTape;

/// Registers that keep what is written to them at any width, by which tests of processors see how memory outside RAM is accessed.
/// Source: QEMU, `hw/misc/pc-testdev.c`. Exists from the first store on.
public final class TestPages {
    /// Physical address.
    public static final long BASE = 0xFF00_0000L;
    public static final int PAGES = 16;

    private byte[] bytes = new byte[0];

    /// One of the pages, each of which answers for itself.
    public DeviceMemory page(int number) {
        int start = number * PhysicalMemory.FRAME;
        return new DeviceMemory() {
            @Override
            public long read(int offset, int width) {
                long value = 0;
                for (int i = 0; i < width && bytes.length > 0; i++) {
                    value |= (bytes[start + offset + i] & 0xFFL) << 8 * i;
                }
                return value;
            }

            @Override
            public void write(int offset, int width, long value) {
                bytes = bytes.length > 0 ? bytes : new byte[PAGES * PhysicalMemory.FRAME];
                for (int i = 0; i < width; i++) {
                    bytes[start + offset + i] = (byte) (value >> 8 * i);
                }
            }
        };
    }

    /// Adds the bytes to a state hash if there are any.
    public void digest(LongConsumer digest) {
        for (byte b : bytes) {
            digest.accept(b);
        }
    }

    /// Takes the bytes down or puts them back.
    public void state(StateTape tape) {
        int length = tape.number(bytes.length);
        bytes = length == bytes.length ? bytes : new byte[length];
        tape.bytes(bytes);
    }
}
