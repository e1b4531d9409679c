package ringside.machine.mmu;

import ringside.machine.memory.DeviceMemory;
import ringside.machine.time.CoreClock;
import ringside.machine.trace.TraceEvent.Direction;
import ringside.machine.trace.Tracer;

/// Accesses of a core to registers of devices in memory: each is charged and traced. Where no device answers, all bits read as ones and stores are lost.
final class DeviceAccess {
    private final DeviceSpace devices;
    private final CoreClock clock;
    /// Model cycles.
    private final int price;
    /// Null while nobody observes.
    private Tracer tracer;

    DeviceAccess(DeviceSpace devices, CoreClock clock, int price) {
        this.devices = devices;
        this.clock = clock;
        this.price = price;
    }

    void tracer(Tracer tracer) {
        this.tracer = tracer;
    }

    long load(long physical, int width) {
        DeviceMemory device = devices.at(physical);
        if (device == null) {
            return -1;
        }
        clock.charge(price);
        long value = device.read((int) physical & 4095, width);
        if (tracer != null) {
            tracer.deviceMemory(physical, width, value, Direction.READ);
        }
        return value;
    }

    void store(long physical, int width, long value) {
        DeviceMemory device = devices.at(physical);
        if (device == null) {
            return;
        }
        clock.charge(price);
        if (tracer != null) {
            tracer.deviceMemory(physical, width, value, Direction.WRITE);
        }
        device.write((int) physical & 4095, width, value);
    }
}
