package ringside.machine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ringside.machine.time.CoreClock;
import ringside.machine.trace.TraceEvent.IpiKind;

/// One core's controller with the I/O controller before it. Expected values: Intel SDM vol. 3A §10.5.4, §10.8.3 to §10.8.6; 82093AA data sheet, §3.2.4.
class LocalApicTest {
    private static final int TASK_PRIORITY = 0x80;
    private static final int PRIORITY = 0xA0;
    private static final int END = 0xB0;
    private static final int SPURIOUS = 0xF0;
    private static final int IN_SERVICE = 0x100;
    private static final int TRIGGER = 0x180;
    private static final int REQUESTED = 0x200;
    private static final int ERRORS = 0x280;
    private static final int COMMAND = 0x300;
    private static final int TIMER = 0x320;
    private static final int ERROR = 0x370;
    private static final int INITIAL = 0x380;
    private static final int CURRENT = 0x390;
    private static final int DIVIDE = 0x3E0;
    private static final int TO_SELF = 0x4_0000;

    private final CoreClock clock = new CoreClock(1000);
    private final ApicBus bus = new ApicBus();
    private final List<IpiKind> signals = new ArrayList<>();
    private final LocalApic local = new LocalApic(0, clock, bus, new LocalApic.Owner() {
        @Override
        public void changed() {}

        @Override
        public void signal(IpiKind kind, int vector) {
            signals.add(kind);
        }

        @Override
        public void sent(int destination, IpiKind kind, int vector) {}
    });

    @BeforeEach
    void enable() {
        local.write(SPURIOUS, 4, 0x1FF);
    }

    private long read(int offset) {
        return local.read(offset, 4);
    }

    private void interrupt(int vector) {
        local.write(COMMAND, 4, TO_SELF | vector);
    }

    @Test
    void everyDividerCountsAsItSays() {
        int[] codes = {0, 1, 2, 3, 8, 9, 10, 11};
        int[] divisors = {2, 4, 8, 16, 32, 64, 128, 1};
        for (int i = 0; i < codes.length; i++) {
            local.write(DIVIDE, 4, codes[i]);
            local.write(INITIAL, 4, 1000);
            assertThat(local.deadline() - clock.now()).as("code " + codes[i]).isEqualTo(1000L * divisors[i]);
            clock.cycles += 10L * divisors[i];
            assertThat(read(CURRENT)).isEqualTo(990);
            assertThat(read(DIVIDE)).isEqualTo(codes[i]);
        }
        local.write(INITIAL, 4, 0);
        assertThat(local.deadline()).as("a count of 0 stops it").isEqualTo(Long.MAX_VALUE);
        assertThat(read(CURRENT)).isZero();
    }

    @Test
    void aOneShotFiresOnceAndAPeriodAgain() {
        local.write(DIVIDE, 4, 11);
        local.write(TIMER, 4, 0x40);
        local.write(INITIAL, 4, 100);
        clock.cycles += 100;
        local.advance();
        assertThat(local.acknowledge()).isEqualTo(0x40);
        local.write(END, 4, 0);
        clock.cycles += 1000;
        local.advance();
        assertThat(local.isPending()).isFalse();
        local.write(TIMER, 4, 0x2_0041);
        local.write(INITIAL, 4, 100);
        for (int i = 0; i < 3; i++) {
            clock.cycles += 100;
            local.advance();
            assertThat(local.acknowledge()).isEqualTo(0x41);
            local.write(END, 4, 0);
        }
        local.write(TIMER, 4, 0x3_0041);
        clock.cycles += 100;
        local.advance();
        assertThat(local.isPending()).as("masked").isFalse();
    }

    @Test
    void thePriorityIsThatOfTheTaskOrOfWhatIsServed() {
        interrupt(0x35);
        interrupt(0x52);
        assertThat(read(REQUESTED + 0x10)).isEqualTo(1 << 0x15);
        assertThat(read(REQUESTED + 0x20)).isEqualTo(1 << 0x12);
        local.write(TASK_PRIORITY, 4, 0x55);
        assertThat(local.isPending()).as("of the task's own class").isFalse();
        assertThat(read(PRIORITY)).isEqualTo(0x55);
        local.write(TASK_PRIORITY, 4, 0x4F);
        assertThat(local.acknowledge()).isEqualTo(0x52);
        assertThat(read(IN_SERVICE + 0x20)).isEqualTo(1 << 0x12);
        assertThat(read(PRIORITY)).as("class of what is served, subclass 0").isEqualTo(0x50);
        interrupt(0x5F);
        assertThat(local.isPending()).as("of the same class as what is served").isFalse();
        interrupt(0x61);
        assertThat(local.acknowledge()).isEqualTo(0x61);
        local.write(END, 4, 0);
        assertThat(read(PRIORITY)).as("the highest ends first").isEqualTo(0x50);
        local.write(END, 4, 0);
        assertThat(local.acknowledge()).isEqualTo(0x5F);
        local.write(END, 4, 0);
        assertThat(local.isPending()).as("0x35 is below the task").isFalse();
        local.write(TASK_PRIORITY, 4, 0);
        assertThat(local.taskPriorityClass()).isZero();
        assertThat(local.acknowledge()).isEqualTo(0x35);
    }

    @Test
    void vectorsThatDoNotExistAreErrors() {
        local.write(ERROR, 4, 0x45);
        interrupt(3);
        assertThat(read(ERRORS)).as("not before it is written").isZero();
        local.write(ERRORS, 4, 0);
        assertThat(read(ERRORS)).as("illegal vector sent").isEqualTo(0x20);
        assertThat(local.acknowledge()).isEqualTo(0x45);
        local.write(ERRORS, 4, 0);
        assertThat(read(ERRORS)).isZero();
        local.write(TIMER, 4, 0xF);
        local.write(INITIAL, 4, 1);
        clock.cycles += 2;
        local.advance();
        local.write(ERRORS, 4, 0);
        assertThat(read(ERRORS)).as("illegal vector received").isEqualTo(0x40);
    }

    @Test
    void softwareDisabledItTakesNoInterruptsAndMasksItsSourcesButHearsSignals() {
        local.write(SPURIOUS, 4, 0xFF);
        interrupt(0x40);
        assertThat(local.isPending()).isFalse();
        assertThat(read(TIMER)).isEqualTo(0x1_0000);
        local.write(TIMER, 4, 0x40);
        assertThat(read(TIMER)).as("masks cannot be opened").isEqualTo(0x1_0040);
        local.write(COMMAND, 4, TO_SELF | 0x400);
        assertThat(signals).containsExactly(IpiKind.NMI);
    }

    @Test
    void aLevelIsDeliveredAgainWhenItEndsWhileTheLineIsHigh() {
        var io = new IoApic(bus);
        io.write(0, 4, 0x10 + 2 * 9);
        io.write(0x10, 4, 0x8051);
        io.level(9, true);
        assertThat(local.acknowledge()).isEqualTo(0x51);
        assertThat(read(TRIGGER + 0x20)).as("told to be level triggered").isEqualTo(1 << 0x11);
        assertThat(io.read(0x10, 4)).as("remote IRR").isEqualTo(0xC051);
        io.level(9, false);
        io.level(9, true);
        assertThat(local.isPending()).as("not while it is served").isFalse();
        local.write(END, 4, 0);
        assertThat(local.acknowledge()).as("the line is still high").isEqualTo(0x51);
        io.level(9, false);
        local.write(END, 4, 0);
        assertThat(local.isPending()).isFalse();
        assertThat(io.read(0x10, 4)).isEqualTo(0x8051);
    }

    @Test
    void anEdgeWhileMaskedIsLostAndASwitchToEdgesForgetsWhatIsServed() {
        var io = new IoApic(bus);
        io.write(0, 4, 0x10 + 2 * 4);
        io.write(0x10, 4, 0x1_0052);
        io.level(4, true);
        io.write(0x10, 4, 0x52);
        assertThat(local.isPending()).isFalse();
        io.level(4, false);
        io.level(4, true);
        assertThat(local.acknowledge()).isEqualTo(0x52);
        local.write(END, 4, 0);
        io.write(0x10, 4, 0x8052);
        assertThat(io.read(0x10, 4)).as("a level that is high is delivered at once").isEqualTo(0xC052);
        io.write(0x10, 4, 0x52);
        assertThat(io.read(0x10, 4)).isEqualTo(0x52);
    }

    /// §10.5.1 and 82093AA §3.2.4: the vector comes from the 8259 pair, so the controller keeps none and wants no end of interrupt.
    @Test
    void messagesOfExternalModeLeaveNoVectorBehind() {
        var io = new IoApic(bus);
        io.write(0, 4, 0x10 + 2 * 5);
        io.write(0x10, 4, 0x755);
        io.level(5, true);
        assertThat(local.isExternalRequested()).isTrue();
        assertThat(local.isPending()).isFalse();
        assertThat(read(REQUESTED + 0x20)).isZero();
        local.acknowledgeExternal();
        assertThat(read(IN_SERVICE + 0x20)).isZero();
        io.level(5, true);
        assertThat(local.isExternalRequested()).as("no edge").isFalse();
        io.level(5, false);
        io.level(5, true);
        assertThat(local.isExternalRequested()).isTrue();
        local.reset();
        assertThat(local.isExternalRequested()).isFalse();
        io.level(5, false);
        io.level(5, true);
        assertThat(local.isExternalRequested()).as("disabled by software").isFalse();
    }

    @Test
    void coresCannotSendMessagesOfExternalMode() {
        local.write(COMMAND, 4, TO_SELF | 0x755);
        assertThat(local.isExternalRequested()).isFalse();
        assertThat(local.isPending()).isFalse();
        assertThat(signals).isEmpty();
    }
}
