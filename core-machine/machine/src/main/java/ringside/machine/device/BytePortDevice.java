package ringside.machine.device;

/// A device of 8-bit registers: wider accesses are taken apart, lowest port first.
abstract class BytePortDevice implements PortDevice {
    abstract int read(int port);

    abstract void write(int port, int value);

    @Override
    public final int read(int port, int width) {
        int value = 0;
        for (int i = 0; i < width; i++) {
            value |= (read(port + i) & 0xFF) << 8 * i;
        }
        return value;
    }

    @Override
    public final void write(int port, int width, int value) {
        for (int i = 0; i < width; i++) {
            write(port + i, value >> 8 * i & 0xFF);
        }
    }
}
