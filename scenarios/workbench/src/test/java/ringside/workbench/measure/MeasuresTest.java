package ringside.workbench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.Cause;
import ringside.workbench.trace.Events;
import ringside.workbench.trace.RequestTracker;

class MeasuresTest {
    private static final long ROOT_A = 0x10_0000;
    private static final long ROOT_B = 0x20_0000;

    private static Map<String, Double> measured(List<TraceEvent> events) {
        return Measures.of(new RunEvidence(events, RequestTracker.attribute(events).requests(), OptionalLong.of(12_288)));
    }

    /// A program calls a server process and gets its reply: twice.
    private static List<TraceEvent> twoRemoteCalls() {
        var events = new Events().tlbMiss().booted().threadSwitch(0, 7);
        for (int id = 1; id <= 2; id++) {
            events.open(id)
                    .ring(0, Cause.SYSCALL).transfer(1, 2).message(7, 9).deliver(7, 9).threadSwitch(7, 9).space(ROOT_A, ROOT_B)
                    .ring(3, Cause.SYSRET).transfer(2, 3).tlbMiss()
                    .ring(0, Cause.SYSCALL).transfer(3, 2).message(9, 7).deliver(9, 7).copy(4096, 3, 4).copy(64, 3, 3)
                    .threadSwitch(9, 7).space(ROOT_B, ROOT_A)
                    .ring(3, Cause.SYSRET).transfer(2, 1)
                    .close(id);
        }
        return events.list();
    }

    @Test
    void countsOfRemoteCallsAreTotalsOverAllRequests() {
        assertThat(measured(twoRemoteCalls())).containsAllEntriesOf(Map.of(
                "requests", 2.0,
                "ringChanges", 8.0,
                "addressSpaceSwitches", 4.0,
                "messages", 4.0,
                "hops", 8.0,
                "copiedBytes", 8192.0,
                "tlbMisses", 2.0,
                "contextSwitches", 4.0,
                "schedulerRuns", 0.0,
                "pageFaults", 0.0));
    }

    @Test
    void cyclesAndInstructionsRunFromMarkToMark() {
        var figures = measured(twoRemoteCalls());
        assertThat(figures.get("cycles")).isEqualTo(2 * 20 * 10.0);
        assertThat(figures.get("cyclesPerRequest")).isEqualTo(200.0);
        assertThat(figures.get("instructions")).isEqualTo(2 * 20 * 5.0);
    }

    @Test
    void bootIsAFigureOfTheRun() {
        assertThat(measured(twoRemoteCalls())).containsEntry("bootCycles", 10.0).containsEntry("residentBytes", 12_288.0);
    }

    @Test
    void whatWasNotMeasuredIsAbsentInsteadOfZero() {
        var figures = measured(new Events().tlbMiss().list());
        assertThat(figures).containsOnlyKeys("requests", "residentBytes").containsEntry("requests", 0.0);
    }

    @Test
    void anInterruptDuringARequestCountsAsInterruptAndNotAsRingChange() {
        var figures = measured(new Events().threadSwitch(0, 7).open(1)
                .interrupt(32).ring(0, Cause.EXTERNAL_INTERRUPT).interruptReturn().ring(3, Cause.IRET)
                .ring(0, Cause.SYSCALL).ring(3, Cause.SYSRET)
                .close(1).list());
        assertThat(figures).containsEntry("interrupts", 1.0).containsEntry("ringChanges", 2.0);
    }

    @Test
    void loadingTheSameRootAgainIsNoSwitchOfAddressSpaces() {
        var figures = measured(new Events().open(1).space(ROOT_A, ROOT_A).space(ROOT_A, ROOT_A | 5).close(1).list());
        assertThat(figures).containsEntry("addressSpaceSwitches", 0.0);
    }

    @Test
    void onlyVectorFourteenIsAPageFault() {
        var figures = measured(new Events().open(1).exception(14).exception(13).close(1).list());
        assertThat(figures).containsEntry("pageFaults", 1.0);
    }

    @Test
    void restartsLastFromDeathToReturnAndProgramsThatStayDeadCountForNothing() {
        var figures = measured(new Events().died(2).died(3).booted().restarted(2).died(2).restarted(2).list());
        assertThat(figures).containsEntry("restartCycles", 30.0 + 10.0);
        assertThat(measured(new Events().died(2).list())).doesNotContainKey("restartCycles");
    }

    @Test
    void everyMeasureHasANameAUnitAndADefinition() {
        assertThat(Measures.ALL).allSatisfy(measure -> {
            assertThat(measure.name()).matches("[a-z][A-Za-z]+");
            assertThat(measure.unit()).isNotBlank();
            assertThat(measure.definition()).endsWith(".");
            assertThat(Measures.named(measure.name())).contains(measure);
        });
        assertThat(Measures.ALL).extracting(Measure::name).doesNotHaveDuplicates();
    }
}
