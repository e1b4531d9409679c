package ringside.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.workbench.Problem;
import ringside.workbench.run.RunResult.CheckResult;
import ringside.workbench.scenario.Check;
import ringside.workbench.scenario.Check.Comparison;
import ringside.workbench.scenario.Check.Kind;

class CheckJudgeTest {
    private static final String MONO = "arch-monolithic";
    private static final String MICRO = "arch-micro";

    private static Check ringChanges(boolean each, Comparison comparison, double value) {
        return new Check.Metric("c", Kind.INVARIANT, List.of(), "ringChanges", each, comparison, value);
    }

    private static CheckResult only(RunResult result) {
        assertThat(result.checks()).hasSize(1);
        return result.checks().getFirst();
    }

    @Test
    void aTotalIsComparedOnce() throws Problem {
        var check = only(Results.run(List.of(ringChanges(false, Comparison.EQUAL, 6)), Results.lane(MONO, 2, 4, "")));
        assertThat(check).isEqualTo(new CheckResult("c", Kind.INVARIANT, "mono", true, "== 6", "6"));
    }

    @Test
    void everyRequestMustSatisfyACheckPerRequest() throws Problem {
        var check = only(Results.run(List.of(ringChanges(true, Comparison.EQUAL, 3)), Results.lane(MONO, 2, 4, "")));
        assertThat(check).isEqualTo(new CheckResult("c", Kind.INVARIANT, "mono", false, "== 3 for every request", "2 to 4"));
    }

    @Test
    void aMetricThatIsAbsentFailsItsCheck() throws Problem {
        var check = new Check.Metric("c", Kind.INVARIANT, List.of(), "bootCycles", true, Comparison.EQUAL, 0);
        assertThat(only(Results.run(List.of(check), Results.lane(MONO, 2, 2, ""))).actual()).isEqualTo("absent");
    }

    @Test
    void aCheckOfOneLaneSparesTheOthers() throws Problem {
        var check = new Check.Metric("c", Kind.INVARIANT, List.of("micro"), "ringChanges", true, Comparison.EQUAL, 4);
        var result = Results.run(List.of(check), Results.lane(MONO, 2, 2, ""), Results.lane(MICRO, 4, 4, ""));
        assertThat(only(result).lane()).isEqualTo("micro");
        assertThat(result.passed()).isTrue();
    }

    @Test
    void differentConsolesAreFound() throws Problem {
        var same = new Check.SameConsole("c", Kind.INVARIANT, List.of());
        assertThat(only(Results.run(List.of(same), Results.lane(MONO, 2, 2, "a"), Results.lane(MICRO, 2, 2, "a"))).passed()).isTrue();
        assertThat(only(Results.run(List.of(same), Results.lane(MONO, 2, 2, "a"), Results.lane(MICRO, 2, 2, "b"))).actual()).isEqualTo("different in micro");
        assertThat(Results.run(List.of(same), Results.lane(MONO, 2, 2, "a")).checks()).as("one lane has nothing to compare with").isEmpty();
    }

    private static LaneRun refused(LaneRun run) {
        return new LaneRun(run.architecture(), LaneRun.Status.REFUSED, "no place for it", List.of(), "", "", run.events(), run.requestIds(), run.requests(),
                run.components(), run.metrics(), run.traceHash(), run.stateHash(), run.map(), run.rerun());
    }

    @Test
    void linesMayStandInAnotherOrderAndWhoRefusedIsNotAsked() throws Problem {
        var same = new Check.SameLines("c", Kind.INVARIANT, List.of());
        assertThat(only(Results.run(List.of(same), Results.lane(MONO, 2, 2, "a\nb\n"), Results.lane(MICRO, 2, 2, "b\na\n"))).passed()).isTrue();
        assertThat(only(Results.run(List.of(same), Results.lane(MONO, 2, 2, "a\na\n"), Results.lane(MICRO, 2, 2, "a\n"))).actual())
                .isEqualTo("different in micro");
        assertThat(Results.run(List.of(same), Results.lane(MONO, 2, 2, "a"), refused(Results.lane(MICRO, 2, 2, ""))).checks()).isEmpty();
    }

    @Test
    void aRefusalIsNoSuccessUnlessItIsAllowed() throws Problem {
        var success = new Check.Succeeds("c", Kind.INVARIANT, List.of());
        var either = new Check.SucceedsOrRefuses("c", Kind.INVARIANT, List.of());
        assertThat(only(Results.run(List.of(success), refused(Results.lane(MONO, 2, 2, "")))).passed()).isFalse();
        assertThat(only(Results.run(List.of(either), refused(Results.lane(MONO, 2, 2, ""))))).isEqualTo(
                new CheckResult("c", Kind.INVARIANT, "mono", true, "all programs succeeded, or refused", "no place for it"));
        assertThat(only(Results.run(List.of(either), Results.lane(MONO, 2, 2, ""))).passed()).isTrue();
    }

    @Test
    void aMissedExpectationIsNoFailure() throws Problem {
        var expectation = new Check.Metric("c", Kind.EXPECT, List.of(), "ringChanges", false, Comparison.LESS, 1);
        var result = Results.run(List.of(expectation), Results.lane(MONO, 2, 2, ""));
        assertThat(only(result).passed()).isFalse();
        assertThat(result.passed()).isTrue();
    }
}
