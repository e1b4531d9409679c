package ringside.workbench.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.Cause;

class RequestTrackerTest {
    @Test
    void workBeforeAndAfterTheMarksBelongsToNobody() {
        var events = new Events().tlbMiss().open(1).tlbMiss().close(1).tlbMiss().list();
        assertThat(RequestTracker.attribute(events).requestIds()).containsExactly(0, 1, 1, 1, 0);
    }

    @Test
    void anotherThreadOnTheSameCoreDoesNotWorkForTheRequest() {
        var events = new Events().threadSwitch(0, 7).open(1).threadSwitch(7, 8).tlbMiss().threadSwitch(8, 7).close(1).list();
        assertThat(RequestTracker.attribute(events).requestIds()).containsExactly(0, 1, 1, 0, 0, 1);
    }

    @Test
    void aThreadKnownOnlyFromItsFirstSwitchKeepsItsRequest() {
        var events = new Events().open(1).threadSwitch(7, 8).tlbMiss().threadSwitch(8, 7).close(1).list();
        assertThat(RequestTracker.attribute(events).requestIds()).containsExactly(1, 1, 0, 0, 1);
    }

    @Test
    void deliveryCarriesTheRequestToTheServerAndBack() {
        var events = new Events().threadSwitch(0, 7).open(1)
                .message(7, 9).deliver(7, 9).threadSwitch(7, 9)
                .tlbMiss()
                .message(9, 7).deliver(9, 7).threadSwitch(9, 7)
                .close(1)
                .threadSwitch(7, 9).tlbMiss().list();
        assertThat(RequestTracker.attribute(events).requestIds()).containsExactly(0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0);
    }

    @Test
    void aServerThatGoesOnAfterAnEarlyReplyNoLongerWorksForTheRequest() {
        var events = new Events().threadSwitch(0, 7).open(1).deliver(7, 9).threadSwitch(7, 9)
                .deliver(9, 7).ring(3, Cause.SYSRET).tlbMiss().list();
        var ids = RequestTracker.attribute(events).requestIds();
        assertThat(ids[4]).as("the delivery itself").isEqualTo(1);
        assertThat(ids[6]).as("back in ring 3").isZero();
    }

    @Test
    void aServerWithoutARequestTakesNothingAway() {
        var events = new Events().threadSwitch(0, 7).open(1).deliver(9, 7).tlbMiss().close(1).list();
        assertThat(RequestTracker.attribute(events).requestIds()).containsExactly(0, 1, 1, 1, 1);
    }

    @Test
    void instructionsOfOtherThreadsAreNotCounted() {
        var events = new Events().threadSwitch(0, 7).open(1).threadSwitch(7, 8).tlbMiss().tlbMiss().threadSwitch(8, 7).close(1).list();
        var request = RequestTracker.attribute(events).requests().getFirst();
        assertThat(request.instructions()).as("open to switch, switch back to close").isEqualTo(10);
        assertThat(request.closed().instructions() - request.opened().instructions()).isEqualTo(25);
    }

    @Test
    void aRequestThatIsNeverClosedIsNotMeasured() {
        assertThat(RequestTracker.attribute(new Events().open(1).tlbMiss().list()).requests()).isEmpty();
    }

    @Test
    void anInterruptMarksItsWayInAndOutAsAsynchronous() {
        var events = new Events().threadSwitch(0, 7).open(1)
                .interrupt(32).ring(0, Cause.EXTERNAL_INTERRUPT).transfer(1, 2).interruptReturn().ring(3, Cause.IRET)
                .close(1).list();
        assertThat(asynchronous(events)).containsExactly(false, true, true, true, true, true, false);
    }

    @Test
    void theOrderOfReturnAndRingChangeDoesNotMatter() {
        var events = new Events().threadSwitch(0, 7).open(1)
                .ring(0, Cause.EXTERNAL_INTERRUPT).interrupt(32).transfer(1, 2).ring(3, Cause.IRET).interruptReturn()
                .close(1).list();
        assertThat(asynchronous(events)).containsExactly(false, true, true, true, true, true, false);
    }

    @Test
    void anExceptionIsTheRequestsOwnDoing() {
        var events = new Events().threadSwitch(0, 7).open(1)
                .exception(14).ring(0, Cause.EXCEPTION).interruptReturn().ring(3, Cause.IRET)
                .close(1).list();
        assertThat(asynchronous(events)).containsOnly(false);
    }

    @Test
    void anExceptionWithinAnInterruptStaysAsynchronous() {
        var events = new Events().threadSwitch(0, 7).open(1)
                .interrupt(32).ring(0, Cause.EXTERNAL_INTERRUPT).exception(14).interruptReturn().interruptReturn().ring(3, Cause.IRET)
                .close(1).list();
        assertThat(asynchronous(events)).containsExactly(false, true, true, true, true, true, true, false);
    }

    private static List<Boolean> asynchronous(List<TraceEvent> events) {
        return RequestTracker.attribute(events).requests().getFirst().work().stream().map(Request.Work::asynchronous).toList();
    }
}
