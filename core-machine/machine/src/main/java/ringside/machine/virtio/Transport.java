package ringside.machine.virtio;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import ringside.machine.device.InterruptPin;
import ringside.machine.state.StateTape;

/// The registers of one virtio device, version 2, and its queues. Virtio §4.2.2.
final class Transport {
    static final int MAGIC = 0x7472_6976;
    static final int VERSION = 2;
    /// As QEMU's.
    static final int VENDOR = 0x554D_4551;

    private static final int CONFIGURATION = 0x100;
    private static final int USED_RING = 1;
    private static final int CONFIGURATION_CHANGED = 2;
    private static final int FEATURES_OK = 8;
    private static final int DRIVER_OK = 4;
    private static final int NEEDS_RESET = 0x40;

    private final Function function;
    private final Dma dma;
    private final InterruptPin pin;
    private final List<Virtqueue> queues = new ArrayList<>();
    private int status;
    private int interrupts;
    private int offeredHalf;
    private int acceptedHalf;
    private long accepted;
    private int selected;

    Transport(Function function, Dma dma, InterruptPin pin) {
        this.function = function;
        this.dma = dma;
        this.pin = pin;
        for (int i = 0; i < function.queues(); i++) {
            queues.add(new Virtqueue(dma, function.longest(), this::has));
        }
        function.attach(this);
    }

    Function function() {
        return function;
    }

    long denied() {
        return dma.denied();
    }

    private long offered() {
        return function.features() | Function.OF_EVERY_DEVICE;
    }

    /// Whether the driver has agreed to a feature.
    boolean has(long feature) {
        return (accepted & feature) != 0;
    }

    private Virtqueue queue() {
        return selected >= 0 && selected < queues.size() ? queues.get(selected) : null;
    }

    private boolean isLive() {
        return (status & DRIVER_OK) != 0 && (status & NEEDS_RESET) == 0;
    }

    /// Reads a register or, beyond them, configuration bytes.
    long read(int offset, int width) {
        if (offset >= CONFIGURATION) {
            return configuration(offset - CONFIGURATION, width);
        }
        return width == Integer.BYTES ? register(offset) & 0xFFFF_FFFFL : 0;
    }

    private long configuration(int at, int width) {
        var bytes = function.configuration();
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= at + i < bytes.limit() ? (bytes.get(at + i) & 0xFFL) << 8 * i : 0;
        }
        return value;
    }

    private long register(int offset) {
        var queue = queue();
        return switch (offset) {
            case 0x000 -> MAGIC;
            case 0x004 -> VERSION;
            case 0x008 -> function.type();
            case 0x00C -> VENDOR;
            case 0x010 -> offeredHalf == 0 ? offered() : offeredHalf == 1 ? offered() >>> 32 : 0;
            case 0x034 -> queue == null ? 0 : Virtqueue.MOST;
            case 0x044 -> queue != null && queue.isReady() ? 1 : 0;
            case 0x060 -> interrupts;
            case 0x070 -> status;
            // No shared memory regions: their length is all ones.
            case 0x0B0, 0x0B4 -> -1;
            // Also the generation of the configuration (0x0FC): no device here changes it.
            default -> 0;
        };
    }

    /// Writes a register. No device here has configuration bytes for the driver to write.
    void write(int offset, int width, long value) {
        if (offset >= CONFIGURATION || width != Integer.BYTES) {
            return;
        }
        switch (offset) {
            case 0x014 -> offeredHalf = (int) value;
            case 0x020 -> accept(value & 0xFFFF_FFFFL);
            case 0x024 -> acceptedHalf = (int) value;
            case 0x030 -> selected = (int) value;
            case 0x050 -> notified((int) value);
            case 0x064 -> {
                interrupts &= (int) ~value;
                update();
            }
            case 0x070 -> status((int) value & 0xFF);
            default -> writeQueue(offset, value);
        }
    }

    /// A queue in use stays what it was made: its registers are not for the driver then (Virtio §4.2.2.2).
    private void writeQueue(int offset, long value) {
        var queue = queue();
        if (queue == null) {
            return;
        }
        if (offset == 0x044) {
            ready(queue, value);
        } else if (!queue.isReady()) {
            describe(queue, offset, value);
        }
    }

    private static void describe(Virtqueue queue, int offset, long value) {
        switch (offset) {
            case 0x038 -> queue.size((int) value);
            case 0x080, 0x084 -> queue.descriptors(half(queue.descriptors(), offset, value));
            case 0x090, 0x094 -> queue.available(half(queue.available(), offset, value));
            case 0x0A0, 0x0A4 -> queue.used(half(queue.used(), offset, value));
            default -> { }
        }
    }

    private static long half(long present, int offset, long value) {
        return (offset & 4) == 0 ? present & ~0xFFFF_FFFFL | value & 0xFFFF_FFFFL : present & 0xFFFF_FFFFL | value << 32;
    }

    private void ready(Virtqueue queue, long value) {
        if ((value & 1) == 0) {
            queue.stop();
        } else if (!queue.start()) {
            fail();
        }
    }

    private void accept(long half) {
        if ((status & FEATURES_OK) != 0) {
            return;
        }
        if (acceptedHalf == 0) {
            accepted = accepted & ~0xFFFF_FFFFL | half;
        } else if (acceptedHalf == 1) {
            accepted = accepted & 0xFFFF_FFFFL | half << 32;
        }
    }

    /// Virtio §3.1.1: features that were not offered, or a driver for older devices, leave FEATURES_OK unset.
    private void status(int value) {
        if (value == 0) {
            reset();
            return;
        }
        boolean agreeable = (accepted & ~offered()) == 0 && has(Function.VERSION_1);
        status = (agreeable ? value : value & ~FEATURES_OK) & ~NEEDS_RESET | status & NEEDS_RESET;
    }

    private void reset() {
        status = 0;
        interrupts = 0;
        offeredHalf = 0;
        acceptedHalf = 0;
        accepted = 0;
        selected = 0;
        queues.forEach(Virtqueue::reset);
        function.reset();
        update();
    }

    private void notified(int queue) {
        if (queue >= 0 && queue < queues.size() && isLive()) {
            function.notified(queue);
        }
    }

    /// Lets the device work on the requests of a queue as long as there are any and it wants them.
    void drain(int number) {
        var queue = queues.get(number);
        boolean interrupt = false;
        try {
            while (isLive() && queue.isReady() && function.wants(number)) {
                var chain = queue.take();
                if (chain == null || !function.serve(number, chain)) {
                    break;
                }
                interrupt |= queue.give(chain);
            }
        } catch (BrokenQueueException _) {
            fail();
        }
        if (interrupt) {
            interrupts |= USED_RING;
            update();
        }
    }

    /// Whether requests wait in a queue.
    boolean hasRequests(int number) {
        var queue = queues.get(number);
        try {
            return isLive() && queue.isReady() && queue.waiting() > 0;
        } catch (BrokenQueueException _) {
            fail();
            return false;
        }
    }

    /// Virtio §2.1.2: the device is unusable until it is reset.
    private void fail() {
        status |= NEEDS_RESET;
        if ((status & DRIVER_OK) != 0) {
            interrupts |= CONFIGURATION_CHANGED;
            update();
        }
    }

    private void update() {
        pin.level(interrupts != 0);
    }

    void digest(LongConsumer digest) {
        for (long value : new long[] {status, interrupts, offeredHalf, acceptedHalf, accepted, selected}) {
            digest.accept(value);
        }
        queues.forEach(queue -> queue.digest(digest));
        dma.digest(digest);
        function.digest(digest);
    }

    void state(StateTape tape) {
        status = tape.number(status);
        interrupts = tape.number(interrupts);
        offeredHalf = tape.number(offeredHalf);
        acceptedHalf = tape.number(acceptedHalf);
        accepted = tape.word(accepted);
        selected = tape.number(selected);
        queues.forEach(queue -> queue.state(tape));
        dma.state(tape);
        function.state(tape);
    }
}
