package guest.raw;

/// Memory by virtual address. Little-endian, any alignment. Accesses are never merged, removed or moved.
public final class Memory {
    private Memory() {}

    /// `movzx`: zero-extended byte.
    public static native int load8(long address);

    public static native int load16(long address);

    public static native int load32(long address);

    public static native long load64(long address);

    public static native void store8(long address, int value);

    public static native void store16(long address, int value);

    public static native void store32(long address, int value);

    public static native void store64(long address, long value);

    /// `rep movsb` forward; the regions must not overlap. Bulk copies are visible to the machine as one event.
    public static native void copy(long destination, long source, long bytes);

    /// `rep stosb`.
    public static native void fill(long destination, int value, long bytes);

    /// Copies with a fault fix-up: stops at the first byte that faults and returns how many bytes were not copied.
    ///
    /// The code lies between the stubs `userCopy` and `userCopy.end`; a page-fault handler that finds RIP inside sets RIP
    /// to `userCopy.fault` and resumes.
    public static native long copyUser(long destination, long source, long bytes);

    /// Virtual address of an object (its header word).
    public static native long addressOf(Object object);

    /// Virtual address of element 0 of a byte array.
    public static native long addressOfElements(byte[] array);

    /// The object at an address. Type safety rests on the caller.
    public static native Object objectAt(long address);
}
