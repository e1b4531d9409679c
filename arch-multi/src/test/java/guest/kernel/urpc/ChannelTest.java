package guest.kernel.urpc;

import static org.assertj.core.api.Assertions.assertThat;

import guest.kernel.call.KernelCall;
import guest.port.Message;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.Simulation;
import guest.raw.Trap;
import guest.server.ClientBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;

/// A client and a server at the two ends of one channel, in one thread: the server works whenever the client pauses.
class ChannelTest {
    private static final int NUMBER = 3;
    private static final int PROCESS = 9;

    private final Message seen = new Message();
    private final Message message = new Message();
    private ServedChannel served;
    private ChannelTransport client;

    @BeforeEach
    void aClientAndAServer() {
        Simulation.reset(0);
        Simulation.add(Channel.ADDRESS, new byte[Channel.BYTES]);
        Trap.CALLS.clear();
        Trap.kernel = (_, _) -> 0;
        served = new ServedChannel(NUMBER, Channel.ADDRESS);
        served.open(PROCESS);
        served.wake();
        client = new ChannelTransport(NUMBER, Channel.ADDRESS);
        Trap.CALLS.clear();
        Control.otherCore = this::serveIfAsked;
    }

    @AfterEach
    void theOtherCoreStops() {
        Control.otherCore = () -> {};
    }

    private void serveIfAsked() {
        if (served.isAsked()) {
            served.serve(this::answer, seen);
        }
    }

    /// Doubles the first value, gives back the bytes it was given and one more.
    private void answer(Message request) {
        request.result = 2 * request.first;
        if (request.operation == 1) {
            request.buffer.copyOut(0, new byte[] {'p', 'a', 'g', 'e'}, 0, 4);
        } else if (request.operation == 2) {
            byte[] given = new byte[request.buffer.length()];
            request.buffer.copyIn(0, given, 0, given.length);
            request.result = given[0];
        }
    }

    private void call(int operation, long first, ClientBuffer buffer) {
        message.operation = operation;
        message.first = first;
        message.buffer = buffer;
        client.call(message);
    }

    @Test
    void aCallWhileBothPollEntersNoKernel() {
        call(0, 21, null);
        assertThat(message.result).isEqualTo(42);
        assertThat(Trap.CALLS).isEmpty();
    }

    @Test
    void theServerLearnsFromTheMonitorWhoAsks() {
        call(0, 1, null);
        assertThat(seen.caller).isEqualTo(PROCESS);
    }

    @Test
    void bytesForTheClientComeInTheChannelsPage() {
        byte[] room = new byte[8];
        call(1, 0, new ClientBuffer().take(room, 2, 6));
        assertThat(room).containsExactly(0, 0, 'p', 'a', 'g', 'e', 0, 0);
    }

    @Test
    void bytesForTheServerGoInTheChannelsPage() {
        call(2, 0, new ClientBuffer().give(new byte[] {'x'}, 0, 1));
        assertThat(message.result).isEqualTo('x');
    }

    @Test
    void moreThanAPageForTheServerIsRefused() {
        call(2, 0, new ClientBuffer().give(new byte[Channel.DATA_BYTES + 1], 0, Channel.DATA_BYTES + 1));
        assertThat(message.result).isEqualTo(-Errno.EINVAL);
    }

    @Test
    void callsGoOnLapAfterLap() {
        for (int i = 0; i < 50; i++) {
            call(0, i, null);
            assertThat(message.result).isEqualTo(2 * i);
        }
    }

    @Test
    void aServerThatSleepsIsRung() {
        assertThat(served.sleep()).isFalse();
        call(0, 1, null);
        assertThat(Trap.CALLS).containsExactly((long) KernelCall.RING);
        assertThat(message.result).isEqualTo(2);
    }

    @Test
    void aRequestThatCameBeforeSleepIsNoticed() {
        Control.otherCore = () -> {
            if (!served.isAsked()) {
                return;
            }
            assertThat(served.sleep()).isTrue();
            serveIfAsked();
        };
        call(0, 5, null);
        assertThat(message.result).isEqualTo(10);
    }

    @Test
    void aClientThatWaitedLongSleepsUntilItIsRung() {
        Control.otherCore = () -> {};
        Trap.kernel = (number, _) -> {
            if (number == KernelCall.AWAIT_RING) {
                serveIfAsked();
            }
            return 0;
        };
        call(0, 4, null);
        assertThat(message.result).isEqualTo(8);
        assertThat(Trap.CALLS).containsExactly((long) KernelCall.AWAIT_RING, (long) KernelCall.RING);
    }

    @Test
    void aClientOfAServerThatIsGoneIsToldSo() {
        Control.otherCore = () -> {};
        Memory.store64(Channel.ADDRESS + Channel.SERVER + Channel.GONE, 1);
        call(0, 4, null);
        assertThat(message.result).isEqualTo(-Errno.EIO);
    }

    @Test
    void nobodyAsksInAClosedChannel() {
        served.close();
        new Sender(Channel.ADDRESS + Channel.REQUESTS).send(0, 1, 0, 0, 0);
        assertThat(served.isAsked()).isFalse();
    }
}
