package guest.kernel.urpc;

import static org.assertj.core.api.Assertions.assertThat;

import guest.raw.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RingTest {
    private static final long SLOTS = Channel.ADDRESS;

    private Sender sender;
    private Receiver receiver;

    @BeforeEach
    void anEmptyRing() {
        Simulation.reset(0);
        Simulation.add(Channel.ADDRESS, new byte[Channel.BYTES]);
        sender = new Sender(SLOTS);
        receiver = new Receiver(SLOTS);
    }

    @Test
    void anEmptyRingHasNoMessage() {
        assertThat(receiver.isThere()).isFalse();
    }

    @Test
    void aMessageArrivesWithItsWords() {
        sender.send(7, 11, 12, 13, 14);
        assertThat(receiver.isThere()).isTrue();
        assertThat(receiver.operation()).isEqualTo(7);
        assertThat(receiver.word(Channel.FIRST)).isEqualTo(11);
        assertThat(receiver.word(Channel.SECOND)).isEqualTo(12);
        assertThat(receiver.word(Channel.THIRD)).isEqualTo(13);
        assertThat(receiver.buffer()).isEqualTo(14);
    }

    @Test
    void aReplyIsItsResultAndHowMuchDataIsValid() {
        sender.reply(-7, Channel.DATA_BYTES);
        assertThat(receiver.isThere()).isTrue();
        assertThat(receiver.word(Channel.FIRST)).isEqualTo(-7);
        assertThat(receiver.buffer()).isEqualTo(Channel.DATA_BYTES);
    }

    @Test
    void aMessageIsTakenOnce() {
        sender.send(7, 0, 0, 0, 0);
        receiver.take();
        assertThat(receiver.isThere()).isFalse();
    }

    @Test
    void messagesArriveInOrderLapAfterLap() {
        for (int i = 0; i < 5 * Channel.SLOTS; i++) {
            assertThat(receiver.isThere()).as("before message " + i).isFalse();
            sender.send(0, i, 0, 0, 0);
            assertThat(receiver.isThere()).as("message " + i).isTrue();
            assertThat(receiver.word(Channel.FIRST)).isEqualTo(i);
            receiver.take();
        }
    }

    @Test
    void aWholeLapCanBeUnderWay() {
        for (int i = 0; i < Channel.SLOTS; i++) {
            sender.send(0, i, 0, 0, 0);
        }
        for (int i = 0; i < Channel.SLOTS; i++) {
            assertThat(receiver.isThere()).isTrue();
            assertThat(receiver.word(Channel.FIRST)).isEqualTo(i);
            receiver.take();
        }
        assertThat(receiver.isThere()).isFalse();
    }
}
