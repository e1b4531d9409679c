package ringside.machine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.state.StatePlayer;
import ringside.machine.state.StateRecorder;

/// Priorities, ends of interrupts, masks and polling, as the 8259A data sheet has them ("Interrupt sequence", "Operation command words").
class PicPairTest {
    private static final int FIRST = 0x20;
    private static final int SECOND = 0xA0;
    private static final int CASCADE = 2;
    private static final int PLAIN = 0x01;
    private static final int AUTOMATIC_END = 0x03;
    private static final int NESTED = 0x11;
    private static final int END = 0x20;
    private static final int END_NAMED = 0x60;
    private static final int ROTATE_AUTOMATICALLY = 0x80;
    private static final int END_AND_ROTATE = 0xA0;
    private static final int LOWEST = 0xC0;
    private static final int END_NAMED_AND_ROTATE = 0xE0;
    private static final int POLL = 0x0C;
    private static final int READ_REQUESTS = 0x0A;
    private static final int READ_SERVICE = 0x0B;
    private static final int SPECIAL_MASK = 0x68;
    private static final int NO_SPECIAL_MASK = 0x48;

    private final PortBus bus = new PortBus();
    private final PicPair pair = start(bus, PLAIN, PLAIN);

    private static PicPair start(PortBus bus, int firstWord4, int secondWord4) {
        var pair = new PicPair(() -> { });
        pair.attach(bus);
        initialise(bus, FIRST, 0x20, 1 << CASCADE, firstWord4);
        initialise(bus, SECOND, 0x28, CASCADE, secondWord4);
        return pair;
    }

    private static void initialise(PortBus bus, int base, int vectors, int word3, int word4) {
        bus.write(base, 1, 0x11);
        bus.write(base + 1, 1, vectors);
        bus.write(base + 1, 1, word3);
        bus.write(base + 1, 1, word4);
    }

    private void command(int base, int value) {
        bus.write(base, 1, value);
    }

    private int read(int base, int command) {
        command(base, command);
        return bus.read(base, 1);
    }

    private void request(PicPair to, int... lines) {
        for (int line : lines) {
            to.level(line, false);
            to.level(line, true);
        }
    }

    private void request(int... lines) {
        request(pair, lines);
    }

    /// Vectors as they come, each ended by a command.
    private List<Integer> served(int end) {
        var vectors = new ArrayList<Integer>();
        while (pair.isPending()) {
            vectors.add(pair.acknowledge());
            command(FIRST, end);
        }
        return vectors;
    }

    @Test
    void theLowestInputComesFirst() {
        request(7, 3, 5);
        assertThat(served(END)).containsExactly(0x23, 0x25, 0x27);
    }

    @Test
    void whatHasBeenServedComesLastWhenPrioritiesRotate() {
        request(3, 5, 7);
        assertThat(served(END_AND_ROTATE)).containsExactly(0x23, 0x25, 0x27);
        request(5);
        assertThat(served(END_AND_ROTATE)).containsExactly(0x25);
        request(3, 5, 6);
        assertThat(served(END)).as("5 is the lowest now").containsExactly(0x26, 0x23, 0x25);
    }

    @Test
    void anEndWithNothingInServiceRotatesNothing() {
        command(FIRST, END_AND_ROTATE);
        request(3, 5);
        assertThat(served(END)).containsExactly(0x23, 0x25);
    }

    @Test
    void anyInputCanBeMadeTheLowest() {
        command(FIRST, LOWEST | 4);
        request(3, 4, 5);
        assertThat(served(END)).containsExactly(0x25, 0x23, 0x24);
        request(4);
        assertThat(pair.acknowledge()).isEqualTo(0x24);
        command(FIRST, END_NAMED_AND_ROTATE | 5);
        assertThat(read(FIRST, READ_SERVICE)).as("another one was named").isEqualTo(1 << 4);
        request(5, 6);
        assertThat(pair.acknowledge()).as("5 is the lowest, 6 the highest").isEqualTo(0x26);
    }

    @Test
    void aNamedEndLeavesTheOthersInService() {
        request(5);
        pair.acknowledge();
        request(3);
        pair.acknowledge();
        command(FIRST, END_NAMED | 5);
        assertThat(read(FIRST, READ_SERVICE)).isEqualTo(1 << 3);
        request(4);
        assertThat(pair.isPending()).as("3 is above").isFalse();
        command(FIRST, END_NAMED | 3);
        assertThat(pair.acknowledge()).isEqualTo(0x24);
    }

    @Test
    void automaticEndsRotateWhenTold() {
        initialise(bus, FIRST, 0x20, 1 << CASCADE, AUTOMATIC_END);
        command(FIRST, ROTATE_AUTOMATICALLY);
        request(3, 5);
        assertThat(pair.acknowledge()).isEqualTo(0x23);
        assertThat(read(FIRST, READ_SERVICE)).isZero();
        request(3);
        assertThat(pair.acknowledge()).as("3 has had its turn").isEqualTo(0x25);
        command(FIRST, 0);
        request(3, 5);
        assertThat(pair.acknowledge()).isEqualTo(0x23);
        request(3);
        assertThat(pair.acknowledge()).as("no turns any more: 3 is above 5 since 5 was the last").isEqualTo(0x23);
    }

    @Test
    void specialMaskModeLetsLowerInputsThroughAMaskedOne() {
        request(3);
        pair.acknowledge();
        request(6);
        assertThat(pair.isPending()).isFalse();
        command(FIRST, SPECIAL_MASK);
        assertThat(pair.isPending()).as("3 is in service and not masked").isFalse();
        bus.write(FIRST + 1, 1, 1 << 3);
        assertThat(pair.acknowledge()).isEqualTo(0x26);
        command(FIRST, END);
        assertThat(read(FIRST, READ_SERVICE)).as("an end that names none passes by a masked input").isEqualTo(1 << 3);
        command(FIRST, END);
        assertThat(read(FIRST, READ_SERVICE)).isEqualTo(1 << 3);
        request(7);
        command(FIRST, NO_SPECIAL_MASK);
        assertThat(pair.isPending()).isFalse();
        command(FIRST, END_NAMED | 3);
        assertThat(pair.isPending()).isTrue();
    }

    @Test
    void aPollAcknowledgesOnce() {
        request(5, 3);
        assertThat(read(FIRST, POLL)).isEqualTo(0x83);
        assertThat(read(FIRST, READ_SERVICE)).isEqualTo(1 << 3);
        assertThat(read(FIRST, POLL)).as("nothing above 3").isZero();
        command(FIRST, END);
        command(FIRST, POLL);
        assertThat(bus.read(FIRST + 1, 1)).as("by either port").isEqualTo(0x85);
        assertThat(pair.isPending()).isFalse();
        assertThat(bus.read(FIRST + 1, 1)).as("the mask again").isZero();
    }

    @Test
    void aPollOfTheSecondIsNoPollOfTheFirst() {
        request(12);
        assertThat(read(SECOND, POLL)).isEqualTo(0x84);
        assertThat(pair.isPending()).as("the second asks no more").isFalse();
        assertThat(read(SECOND, READ_SERVICE)).isEqualTo(1 << 4);
        request(9);
        assertThat(read(FIRST, POLL)).isEqualTo(0x80 | CASCADE);
        assertThat(read(SECOND, POLL)).isEqualTo(0x81);
        command(SECOND, END);
        command(FIRST, END);
        assertThat(pair.isPending()).isFalse();
    }

    @Test
    void theSecondIsServedAboveTheFirstsLowerInputs() {
        request(3, 12, 9);
        assertThat(pair.acknowledge()).isEqualTo(0x29);
        assertThat(pair.isPending()).isFalse();
        command(SECOND, END);
        assertThat(pair.isPending()).as("its input is in service at the first").isFalse();
        command(FIRST, END);
        assertThat(pair.acknowledge()).isEqualTo(0x2C);
    }

    @Test
    void inSpecialFullyNestedModeTheSecondInterruptsItself() {
        initialise(bus, FIRST, 0x20, 1 << CASCADE, NESTED);
        request(12);
        assertThat(pair.acknowledge()).isEqualTo(0x2C);
        request(9, 3);
        assertThat(pair.acknowledge()).isEqualTo(0x29);
        assertThat(pair.isPending()).as("3 waits below the second").isFalse();
        command(SECOND, END);
        assertThat(read(SECOND, READ_SERVICE)).as("so the first's end waits").isEqualTo(1 << 4);
        command(SECOND, END);
        command(FIRST, END);
        assertThat(pair.acknowledge()).isEqualTo(0x23);
    }

    @Test
    void aSecondThatEndsAutomaticallyAsksAgain() {
        initialise(bus, SECOND, 0x28, CASCADE, AUTOMATIC_END);
        request(9, 12);
        assertThat(pair.acknowledge()).isEqualTo(0x29);
        command(FIRST, END);
        assertThat(pair.acknowledge()).isEqualTo(0x2C);
    }

    @Test
    void anInputThatHasGoneIsServedAsTheLast() {
        request(3);
        pair.level(3, false);
        assertThat(pair.isPending()).isFalse();
        assertThat(pair.acknowledge()).isEqualTo(0x27);
        assertThat(read(FIRST, READ_SERVICE)).isZero();
    }

    @Test
    void aLevelStaysRequestedWhileItIsThere() {
        bus.write(0x4D0, 1, 0x20);
        request(5);
        assertThat(pair.acknowledge()).isEqualTo(0x25);
        assertThat(read(FIRST, READ_REQUESTS)).isEqualTo(0x20);
        command(FIRST, END);
        assertThat(pair.acknowledge()).isEqualTo(0x25);
        initialise(bus, FIRST, 0x20, 1 << CASCADE, PLAIN);
        assertThat(read(FIRST, READ_REQUESTS)).isEqualTo(0x20);
        pair.level(5, false);
        assertThat(read(FIRST, READ_REQUESTS)).isZero();
    }

    @Test
    void initialisationForgetsEveryMode() {
        command(FIRST, LOWEST | 4);
        command(FIRST, SPECIAL_MASK);
        command(FIRST, READ_SERVICE);
        bus.write(FIRST + 1, 1, 0xFF);
        command(FIRST, 0x12);
        bus.write(FIRST + 1, 1, 0x40);
        assertThat(bus.read(FIRST + 1, 1)).as("no further words: it is alone and wants no fourth").isZero();
        request(3, 5);
        assertThat(bus.read(FIRST, 1)).as("requests").isEqualTo(0x28);
        assertThat(served(END)).containsExactly(0x43, 0x45);
    }

    @Test
    void theStateIsTakenDownAndPutBack() {
        initialise(bus, FIRST, 0x20, 1 << CASCADE, 0x13);
        command(FIRST, ROTATE_AUTOMATICALLY);
        command(FIRST, SPECIAL_MASK);
        command(FIRST, LOWEST | 3);
        command(FIRST, POLL);
        request(5, 11);
        var recorder = new StateRecorder();
        pair.state(recorder);
        var other = start(new PortBus(), PLAIN, PLAIN);
        assertThat(digest(other)).isNotEqualTo(digest(pair));
        var player = new StatePlayer(recorder.recorded(), recorder.stores());
        other.state(player);
        player.end();
        assertThat(digest(other)).isEqualTo(digest(pair));
    }

    private static String digest(PicPair pair) {
        var text = new StringBuilder();
        pair.digest(value -> text.append(value).append(' '));
        return text.toString();
    }
}
