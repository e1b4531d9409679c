package guest.platform;

import guest.port.PortRange;
import guest.raw.Port;
import guest.raw.RawAllowed;
import guest.raw.Trusting;

/// A device's I/O ports, for code that the processor lets use them: ring 0, or ring 3 with the ports in its I/O bitmap.
@RawAllowed(category = RawAllowed.Category.PORT_IO, reason = "gives a driver the ports of its own device and no others")
public final class DevicePorts implements PortRange {
    private final int first;
    private final int count;

    @Trusting("the ports are those of one device, which cannot reach memory")
    public DevicePorts(int first, int count) {
        this.first = first;
        this.count = count;
    }

    /// 0xFF outside the range, as an empty bus answers.
    @Override
    public int read(int offset) {
        return offset >= 0 && offset < count ? Port.in8(first + offset) : 0xFF;
    }

    @Override
    public void write(int offset, int value) {
        if (offset >= 0 && offset < count) {
            Port.out8(first + offset, value);
        }
    }
}
