package ringside.machine.virtio;

import java.nio.ByteBuffer;
import java.util.function.LongConsumer;
import ringside.machine.state.StateTape;

/// What a virtio device does, apart from registers and queues.
abstract class Function {
    /// A device of this version. Virtio §6, as all of these.
    static final long VERSION_1 = 1L << 32;
    /// Tables of descriptors outside the queue.
    static final long INDIRECT = 1L << 28;
    /// Device and driver say at which request they want to be told.
    static final long EVENT_INDEX = 1L << 29;
    static final long OF_EVERY_DEVICE = VERSION_1 | INDIRECT | EVENT_INDEX;

    private Transport transport;

    /// The driver's side, known before anything is asked of the device.
    final void attach(Transport driver) {
        transport = driver;
    }

    final Transport driver() {
        return transport;
    }

    /// Device type. Virtio §5.
    abstract int type();

    abstract int queues();

    /// Bytes a request may have; longer ones break the queue, so that no request takes for ever.
    int longest() {
        return 1 << 16;
    }

    /// Feature bits of this type of device.
    abstract long features();

    /// The configuration space as it is now, little-endian.
    abstract ByteBuffer configuration();

    /// Whether the device has a use for a request of this queue now.
    abstract boolean wants(int queue);

    /// Works on a request; false if it is not given back to the driver.
    abstract boolean serve(int queue, Chain chain) throws BrokenQueueException;

    /// The driver says that there are requests.
    void notified(int queue) {
        transport.drain(queue);
    }

    /// The driver has reset the device; what came from outside stays.
    void reset() {}

    /// Cycle at which the device has something to do, or Long.MAX_VALUE.
    long deadline() {
        return Long.MAX_VALUE;
    }

    /// Does what is due.
    void advance() {}

    /// Bytes come from outside.
    void receive(byte[] bytes) {
        throw new IllegalArgumentException("this device takes no input");
    }

    /// Adds the registers to a state hash.
    abstract void digest(LongConsumer digest);

    /// Takes the registers down or puts them back.
    abstract void state(StateTape tape);
}
