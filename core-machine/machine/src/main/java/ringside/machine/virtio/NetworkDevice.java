package ringside.machine.virtio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import ringside.machine.Peripheral;
import ringside.machine.state.StateTape;

/// A network card without offloads. Virtio §5.1.
final class NetworkDevice extends Function {
    private static final int TYPE = 1;
    private static final int RECEIVE = 0;
    private static final long ADDRESS = 1L << 5;
    private static final long STATUS = 1L << 16;
    private static final short LINK_UP = 1;
    private static final int HEADER = 12;
    private static final int SHORTEST = 14;
    /// Ethernet header with VLAN tag, and 1500 bytes.
    private static final int LONGEST = 1518;
    /// Frames that wait for the driver; what comes beyond is lost.
    private static final int MOST_WAITING = 256;

    private final Peripheral.Network config;
    private final Consumer<byte[]> wire;
    private final Deque<byte[]> arrived = new ArrayDeque<>();
    private long lost;

    /// @param wire takes the frames that leave, if another machine may be at its end
    NetworkDevice(Peripheral.Network config, Consumer<byte[]> wire) {
        this.config = config;
        this.wire = wire;
    }

    @Override
    int type() {
        return TYPE;
    }

    @Override
    int queues() {
        return 2;
    }

    @Override
    long features() {
        return ADDRESS | STATUS;
    }

    @Override
    ByteBuffer configuration() {
        var bytes = ByteBuffer.allocate(12).putShort((short) (config.address() >> 32)).putInt((int) config.address());
        return bytes.order(ByteOrder.LITTLE_ENDIAN).putShort(6, LINK_UP).clear();
    }

    @Override
    void receive(byte[] frame) {
        if (frame.length < SHORTEST || frame.length > LONGEST || arrived.size() == MOST_WAITING) {
            lost++;
            return;
        }
        arrived.add(frame.clone());
        driver().drain(RECEIVE);
    }

    @Override
    boolean wants(int queue) {
        return queue != RECEIVE || !arrived.isEmpty();
    }

    @Override
    boolean serve(int queue, Chain chain) throws BrokenQueueException {
        try {
            if (queue == RECEIVE) {
                fill(chain);
            } else {
                send(chain);
            }
        } catch (DmaRefusedException _) {
            lost++;
        }
        return true;
    }

    /// A frame for which the buffer is too small is lost. Virtio §5.1.6.3: buffers have 1526 bytes.
    private void fill(Chain chain) throws DmaRefusedException, BrokenQueueException {
        if (chain.writable() < HEADER) {
            throw new BrokenQueueException("a receive buffer without room for a header");
        }
        var frame = arrived.remove();
        if (chain.writable() < HEADER + frame.length) {
            lost++;
            return;
        }
        chain.write(ByteBuffer.allocate(HEADER + frame.length).order(ByteOrder.LITTLE_ENDIAN).putShort(10, (short) 1).put(HEADER, frame).array());
    }

    private void send(Chain chain) throws DmaRefusedException, BrokenQueueException {
        if (chain.readable() < HEADER) {
            throw new BrokenQueueException("a frame without header");
        }
        chain.read(HEADER);
        if (chain.readable() < SHORTEST || chain.readable() > LONGEST) {
            lost++;
            return;
        }
        var frame = chain.read(chain.readable());
        switch (config.peer()) {
            case Peripheral.Peer.Wire _ -> wire.accept(frame);
            case Peripheral.Peer.Echo echo -> new EchoHost(echo).answer(frame).ifPresent(this::receive);
        }
    }

    @Override
    void digest(LongConsumer digest) {
        digest.accept(lost);
        for (var frame : arrived) {
            for (byte b : frame) {
                digest.accept(b);
            }
        }
    }

    @Override
    void state(StateTape tape) {
        lost = tape.word(lost);
        var frames = arrived.toArray(byte[][]::new);
        int count = tape.number(frames.length);
        arrived.clear();
        for (int i = 0; i < count; i++) {
            var present = i < frames.length ? frames[i] : new byte[0];
            var frame = Arrays.copyOf(present, tape.number(present.length));
            tape.bytes(frame);
            arrived.add(frame);
        }
    }
}
