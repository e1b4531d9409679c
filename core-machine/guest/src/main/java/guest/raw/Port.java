package guest.raw;

/// I/O ports: `in` and `out`.
public final class Port {
    private Port() {}

    public static native int in8(int port);

    public static native int in32(int port);

    public static native void out8(int port, int value);

    public static native void out32(int port, int value);
}
