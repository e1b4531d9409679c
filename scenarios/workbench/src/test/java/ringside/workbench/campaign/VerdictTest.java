package ringside.workbench.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ringside.compiler.mutate.Mutation;
import ringside.workbench.fault.Evidence;
import ringside.workbench.fault.Evidence.Place;
import ringside.workbench.fault.Fault;
import ringside.workbench.run.LaneRun.Status;
import ringside.workbench.run.QuietRun;
import ringside.workbench.run.QuietRun.Trap;

/// What is called what, by runs made up by hand.
class VerdictTest {
    private static final Fault FAULT = new Fault("f", Mutation.parse("a.B.m:1:null").orElseThrow(), 1, Map.of());
    private static final Trap ORDINARY = new Trap(14, "kernel");
    private static final QuietRun.Result FAULT_FREE = result(Status.COMPLETED, "fine", "tick", 0, ORDINARY);

    private static QuietRun.Result result(Status status, String client, String bystander, int changed, Trap... traps) {
        var evidence = new Evidence(Map.of("client", client, "other", bystander), new TreeMap<>(), Map.of(new Place("file /x", "fs"), changed));
        return new QuietRun.Result(status, "", evidence, List.of(traps), Map.of(), Map.of(), 1, 1);
    }

    private static Outcome outcome(QuietRun.Result armed) {
        return Verdict.of(FAULT, "fs", true, armed, FAULT_FREE, List.of("client")).outcome();
    }

    @Test
    void whatDidNotStrikeIsNotActivated() {
        assertThat(Verdict.of(FAULT, "fs", false, FAULT_FREE, FAULT_FREE, List.of("client")).outcome()).isEqualTo(Outcome.NOT_ACTIVATED);
    }

    @Test
    void theSameRunIsNoEffect() {
        assertThat(outcome(FAULT_FREE)).isEqualTo(Outcome.NO_EFFECT);
    }

    @Test
    void aDifferentAnswerIsAWrongResult() {
        assertThat(outcome(result(Status.COMPLETED, "bad", "tick", 0, ORDINARY))).isEqualTo(Outcome.WRONG_RESULT);
    }

    @Test
    void aNewTrapWithNobodyElseHarmedIsContained() {
        var verdict = Verdict.of(FAULT, "fs", true, result(Status.COMPLETED, "bad", "tick", 0, ORDINARY, new Trap(6, "fs")), FAULT_FREE,
                List.of("client"));
        assertThat(verdict.outcome()).isEqualTo(Outcome.CONTAINED);
        assertThat(verdict.trap()).contains(new Trap(6, "fs"));
    }

    @Test
    void aServiceThatAnswersNoMoreIsContainedIfTheOthersGoOn() {
        assertThat(outcome(result(Status.LIMIT, "", "tick", 0, ORDINARY))).isEqualTo(Outcome.CONTAINED);
        assertThat(outcome(result(Status.LIMIT, "", "", 0, ORDINARY))).isEqualTo(Outcome.HUNG);
    }

    @Test
    void aServiceThatAnswersNoMoreIsHungWhereNobodyElseCouldGoOn() {
        var alone = List.of("client", "other");
        assertThat(Verdict.of(FAULT, "fs", true, result(Status.LIMIT, "", "tick", 0, ORDINARY), FAULT_FREE, alone).outcome()).isEqualTo(Outcome.HUNG);
    }

    @Test
    void aHarmedBystanderOrFileIsDamageOutside() {
        assertThat(outcome(result(Status.COMPLETED, "fine", "tock", 0, ORDINARY))).isEqualTo(Outcome.DAMAGE_OUTSIDE);
        assertThat(outcome(result(Status.COMPLETED, "fine", "tick", 1, ORDINARY))).isEqualTo(Outcome.DAMAGE_OUTSIDE);
    }

    @Test
    void aPanicIsTheEndOfTheSystem() {
        assertThat(outcome(result(Status.PANICKED, "fine", "tick", 0, ORDINARY))).isEqualTo(Outcome.SYSTEM_DEAD);
    }
}
