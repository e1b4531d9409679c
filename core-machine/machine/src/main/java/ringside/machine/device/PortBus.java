package ringside.machine.device;

import java.util.HashMap;
import java.util.Map;

/// The I/O address space. A port without a device reads as all ones and ignores writes, as on the PC. An access that reaches beyond its
/// device's ports is taken apart, lowest port first.
public final class PortBus {
    private final Map<Integer, PortDevice> devices = new HashMap<>();

    public void add(int first, int count, PortDevice device) {
        for (int port = first; port < first + count; port++) {
            devices.put(port, device);
        }
    }

    public int read(int port, int width) {
        var device = devices.get(port);
        if (devices.get(port + width - 1) != device) {
            int value = 0;
            for (int i = 0; i < width; i++) {
                value |= read(port + i, 1) << 8 * i;
            }
            return value;
        }
        int value = device == null ? -1 : device.read(port, width);
        return width == 4 ? value : value & (1 << 8 * width) - 1;
    }

    public void write(int port, int width, int value) {
        var device = devices.get(port);
        if (devices.get(port + width - 1) != device) {
            for (int i = 0; i < width; i++) {
                write(port + i, 1, value >> 8 * i & 0xFF);
            }
        } else if (device != null) {
            device.write(port, width, value);
        }
    }
}
