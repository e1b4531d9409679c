package ringside.machine.virtio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.LongConsumer;
import ringside.machine.state.StateTape;

/// A console of one port and no size of its own. Virtio §5.3.
final class ConsoleDevice extends Function {
    private static final int TYPE = 3;
    private static final int RECEIVE = 0;
    private static final long SIZE = 1;
    private static final short COLUMNS = 80;
    private static final short ROWS = 25;

    private final Outside outside;
    private byte[] typed = new byte[0];

    ConsoleDevice(Outside outside) {
        this.outside = outside;
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
        return SIZE;
    }

    @Override
    ByteBuffer configuration() {
        return ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putShort(0, COLUMNS).putShort(2, ROWS).putInt(4, 1);
    }

    @Override
    void receive(byte[] bytes) {
        typed = ByteBuffer.allocate(typed.length + bytes.length).put(typed).put(bytes).array();
        driver().drain(RECEIVE);
    }

    @Override
    boolean wants(int queue) {
        return queue != RECEIVE || typed.length > 0;
    }

    @Override
    boolean serve(int queue, Chain chain) {
        try {
            if (queue == RECEIVE) {
                int count = Math.min(typed.length, chain.writable());
                var text = Arrays.copyOf(typed, count);
                typed = Arrays.copyOfRange(typed, count, typed.length);
                chain.write(text);
            } else {
                for (byte b : chain.read(chain.readable())) {
                    outside.console(b & 0xFF);
                }
            }
        } catch (DmaRefusedException _) {
            // Text that cannot be reached is lost, as on a line.
        }
        return true;
    }

    @Override
    void digest(LongConsumer digest) {
        for (byte b : typed) {
            digest.accept(b);
        }
    }

    @Override
    void state(StateTape tape) {
        typed = Arrays.copyOf(typed, tape.number(typed.length));
        tape.bytes(typed);
    }
}
