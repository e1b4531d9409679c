package guest.raw;

/// JVM twin of the intrinsics of the same name, over [Simulation].
public final class Memory {
    private Memory() {}

    public static int load8(long address) {
        return Simulation.load(address);
    }

    public static int load16(long address) {
        return (int) word(address, 2);
    }

    public static int load32(long address) {
        return (int) word(address, 4);
    }

    public static long load64(long address) {
        return word(address, 8);
    }

    public static void store8(long address, int value) {
        Simulation.store(address, value);
    }

    public static void store16(long address, int value) {
        storeWord(address, value, 2);
    }

    public static void store32(long address, int value) {
        storeWord(address, value, 4);
    }

    public static void store64(long address, long value) {
        storeWord(address, value, 8);
    }

    /// The processor counts without a sign: less than nothing would be all there is.
    public static void copy(long destination, long source, long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a copy of " + bytes + " bytes");
        }
        for (long i = 0; i < bytes; i++) {
            store8(destination + i, load8(source + i));
        }
    }

    public static void fill(long destination, int value, long bytes) {
        for (long i = 0; i < bytes; i++) {
            store8(destination + i, value);
        }
    }

    public static long copyUser(long destination, long source, long bytes) {
        for (long i = 0; i < bytes; i++) {
            try {
                store8(destination + i, load8(source + i));
            } catch (Simulation.Fault _) {
                return bytes - i;
            }
        }
        return 0;
    }

    public static long addressOfElements(byte[] array) {
        return Simulation.addressOf(array);
    }

    private static long word(long address, int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | load8(address + i);
        }
        return value;
    }

    private static void storeWord(long address, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            store8(address + i, (int) (value >>> 8 * i));
        }
    }
}
