package guest.kernel.urpc;

import static org.assertj.core.api.Assertions.assertThat;

import guest.message.MessageWords;
import guest.port.Message;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.Simulation;
import guest.raw.Trap;
import guest.server.ClientBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;

/// Both sides of a channel map it and can store anything into it at any time. Whatever the other side says, nothing outside the
/// client's buffer and the server's own objects is touched: the simulated memory stops every access beyond the channel.
class HostilePeerTest {
    private static final int NUMBER = 3;
    private static final int PROCESS = 7;
    private static final int ROOM = 64;
    private static final long[] LIES = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 62, 1L << 32, ROOM + 1, Channel.DATA_BYTES + 1, Integer.MIN_VALUE, 0};

    private final byte[] room = new byte[ROOM + 32];
    private final Message message = new Message();
    private final List<Integer> lengths = new ArrayList<>();
    private ServedChannel served;

    @BeforeEach
    void aChannel() {
        Simulation.reset(0);
        Simulation.add(Channel.ADDRESS, new byte[Channel.BYTES]);
        Trap.CALLS.clear();
        Trap.kernel = (_, _) -> 0;
        served = new ServedChannel(NUMBER, Channel.ADDRESS);
        served.open(PROCESS);
        served.wake();
    }

    @AfterEach
    void theOtherCoreStops() {
        Control.otherCore = () -> {};
    }

    /// Asks for [#ROOM] bytes of a server that answers with `said` as the number of bytes it gave.
    private void askAServerThatSays(long said) {
        var client = new ChannelTransport(NUMBER, Channel.ADDRESS);
        var replies = new Sender(Channel.ADDRESS + Channel.REPLIES);
        Control.otherCore = () -> replies.send(0, 0, 0, 0, said);
        message.operation = 1;
        message.buffer = new ClientBuffer().take(room, 16, ROOM);
        client.call(message);
    }

    @Test
    void aServerThatLiesAboutHowMuchItGaveFillsTheBufferAtMost() {
        for (long lie : LIES) {
            Simulation.reset(0);
            Simulation.add(Channel.ADDRESS, new byte[Channel.BYTES]);
            Arrays.fill(room, (byte) 9);
            for (int i = 0; i < ROOM; i++) {
                Memory.store8(Channel.ADDRESS + Channel.DATA + i, 5);
            }
            askAServerThatSays(lie);
            assertThat(Arrays.copyOfRange(room, 0, 16)).as("before the buffer, %d", lie).containsOnly(9);
            assertThat(Arrays.copyOfRange(room, 16 + ROOM, room.length)).as("behind the buffer, %d", lie).containsOnly(9);
        }
    }

    /// Serves one request whose word about the buffer is `descriptor`; the client goes on changing the channel while it is served.
    private void serve(int operation, long descriptor, Runnable meanwhile) {
        new Sender(Channel.ADDRESS + Channel.REQUESTS).send(operation, 1, 2, 3, descriptor);
        assertThat(served.isAsked()).isTrue();
        served.serve(request -> answer(request, meanwhile), new Message());
    }

    /// Trusts the length as a service does: what was asked for once holds for the whole request.
    private void answer(Message request, Runnable meanwhile) {
        int length = request.buffer.length();
        lengths.add(length);
        byte[] bytes = new byte[length];
        meanwhile.run();
        assertThat(request.buffer.length()).as("length after the check").isEqualTo(length);
        int taken = request.buffer.copyIn(0, bytes, 0, length);
        int given = request.buffer.copyOut(0, bytes, 0, length);
        assertThat(taken == 0 && given == 0).as("both directions at once").isFalse();
        assertThat(request.buffer.copyIn(1, bytes, 0, length)).isEqualTo(-Errno.EINVAL);
        assertThat(request.buffer.copyOut(-1, bytes, 0, length)).isEqualTo(-Errno.EINVAL);
        assertThat(request.buffer.copyOut(Integer.MAX_VALUE, bytes, 0, length)).isEqualTo(-Errno.EINVAL);
        assertThat(request.caller).isEqualTo(PROCESS);
    }

    @Test
    void aClientThatLiesAboutItsLengthIsServedAPageAtMost() {
        for (long lie : LIES) {
            for (long direction = 0; direction <= MessageWords.DIRECTION; direction++) {
                aChannel();
                serve(1, lie << MessageWords.LENGTH_SHIFT | direction, () -> { });
            }
        }
        assertThat(lengths).allMatch(length -> length >= 0 && length <= Channel.DATA_BYTES);
    }

    /// The words of a request are read once, before they are looked at.
    @Test
    void whatChangesAfterTheCheckIsNotSeen() {
        LongUnaryOperator slot = at -> Channel.ADDRESS + Channel.REQUESTS + at;
        serve(1, 16L << MessageWords.LENGTH_SHIFT | MessageWords.OUT, () -> {
            Memory.store64(slot.applyAsLong(Channel.FIRST), -1L);
            Memory.store64(slot.applyAsLong(Channel.HEAD), -1L);
        });
        assertThat(lengths).containsExactly(16);
        assertThat(Memory.load64(Channel.ADDRESS + Channel.REPLIES + Channel.HEAD) >>> Channel.BUFFER_SHIFT).isEqualTo(16);
    }

    /// A ring has no index that the other side could set: each side counts for itself, and the epoch in the head says only old or new.
    @Test
    void headsOutOfTurnAreAtMostARequestTooMany() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            Memory.store64(Channel.ADDRESS + random.nextInt(Channel.DATA / Long.BYTES) * Long.BYTES, random.nextLong());
            if (served.isAsked()) {
                served.serve(request -> answer(request, () -> { }), new Message());
            }
        }
        assertThat(lengths).isNotEmpty().allMatch(length -> length >= 0 && length <= Channel.DATA_BYTES);
    }
}
