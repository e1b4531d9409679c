package ringside.workbench.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ringside.compiler.mutate.Mutation;
import ringside.workbench.architecture.ArchitectureReader;
import ringside.workbench.campaign.LaneFaults;
import ringside.workbench.campaign.Outcome;
import ringside.workbench.campaign.Verdict;
import ringside.workbench.fault.Fault;
import ringside.workbench.run.QuietRun.Trap;
import shared.layout.Vector;

/// From verdicts made by hand to a rate.
class CampaignRatesTest {
    private static final Optional<Trap> CHECK = Optional.of(new Trap(Vector.INVALID_OPCODE, "fs"));
    private static final Optional<Trap> PAGE_FAULT = Optional.of(new Trap(Vector.PAGE_FAULT, "fs"));

    private static Verdict verdict(Outcome outcome, Optional<Trap> trap) throws Exception {
        var fault = new Fault("f", Mutation.parse("guest.service.fs.OpenFiles.setOffset:56:index+1000").orElseThrow(), 1, Map.of());
        return new Verdict(fault, "fs", outcome, "ended", trap, List.of());
    }

    private static FaultRate rate(Verdict... verdicts) throws Exception {
        var lane = ArchitectureReader.read(Path.of("../../arch-monolithic/architecture.json"));
        return CampaignRates.rate(new LaneFaults(lane, Map.of(), List.of("client", "other"), List.of(verdicts)), "flat");
    }

    @Test
    void everyOutcomeCountsOnce() throws Exception {
        var rate = rate(verdict(Outcome.NOT_ACTIVATED, Optional.empty()), verdict(Outcome.NO_EFFECT, Optional.empty()),
                verdict(Outcome.CONTAINED, CHECK), verdict(Outcome.WRONG_RESULT, Optional.empty()), verdict(Outcome.SYSTEM_DEAD, CHECK),
                verdict(Outcome.SYSTEM_DEAD, PAGE_FAULT), verdict(Outcome.DAMAGE_OUTSIDE, CHECK), verdict(Outcome.HUNG, Optional.empty()));
        assertThat(rate.injected()).isEqualTo(8);
        assertThat(rate.activated()).isEqualTo(7);
        assertThat(rate.held(FaultRate.Held.UNHARMED)).isEqualTo(3);
        assertThat(rate.held(FaultRate.Held.UNHARMED_OR_STOPPED)).as("a check that stopped the system before damage").isEqualTo(4);
        assertThat(rate.noEffect()).isEqualTo(1);
    }

    @Test
    void anotherOutcomeIsAnotherFingerprint() throws Exception {
        assertThat(rate(verdict(Outcome.HUNG, CHECK)).hash()).isEqualTo(rate(verdict(Outcome.HUNG, CHECK)).hash())
                .isNotEqualTo(rate(verdict(Outcome.NO_EFFECT, CHECK)).hash());
    }
}
