package ringside.workbench.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ringside.compiler.mutate.Operator;
import ringside.compiler.mutate.Site;
import ringside.workbench.Installation;
import ringside.workbench.Workbench;
import ringside.workbench.campaign.Lifetimes.Variant;
import ringside.workbench.report.LifetimesJson;
import ringside.workbench.report.LifetimesTable;

/// The same bugs without and with generation checks, on two real kernels.
class LifetimesTest {
    private static final int COUNT = 12;

    private static Workbench bench;
    private static Variant without;
    private static Variant with;

    @BeforeAll
    static void triesBothVariants() throws Exception {
        bench = Workbench.open(Installation.found());
        var variants = new Lifetimes(bench, Map.of()).run(List.of("mono", "micro"), COUNT, 1, (_, _) -> { });
        without = variants.getFirst();
        with = variants.getLast();
    }

    private static List<Verdict> of(Variant variant, int lane, Operator operator) {
        return variant.faults().lanes().get(lane).verdicts().stream().filter(verdict -> verdict.fault().mutation().site().operator() == operator).toList();
    }

    @Test
    void theFaultsAreTheSame() {
        for (int lane = 0; lane < 2; lane++) {
            assertThat(with.faults().lanes().get(lane).verdicts()).extracting(Verdict::fault).hasSize(COUNT)
                    .isEqualTo(without.faults().lanes().get(lane).verdicts().stream().map(Verdict::fault).toList());
            assertThat(with.faults().lanes().get(lane).knobs()).containsEntry("handles", "checked");
        }
    }

    @Test
    void everyUseAfterReleaseStopsWhereHandlesAreChecked() {
        for (int lane = 0; lane < 2; lane++) {
            assertThat(of(with, lane, Operator.USE_AFTER_RELEASE)).isNotEmpty().allMatch(verdict -> with.notice(verdict) == Notice.STOPPED);
            assertThat(of(without, lane, Operator.USE_AFTER_RELEASE)).noneMatch(verdict -> without.notice(verdict) == Notice.STOPPED)
                    .anyMatch(verdict -> without.notice(verdict) == Notice.DAMAGED);
        }
    }

    @Test
    void aLeakIsNobodysError() {
        assertThat(of(with, 0, Operator.LEAK)).isNotEmpty().allMatch(verdict -> with.notice(verdict) == Notice.UNDETECTED);
    }

    @Test
    void aGuardedFieldWithoutItsLockEndsAtTheCompiler() throws Exception {
        assertThat(without.refused()).isEmpty();
        assertThat(with.refused()).isNotEmpty().allMatch(site -> Family.of(site.operator()) == Family.LOCKS);
        assertThat(of(with, 0, Operator.LOCK)).filteredOn(verdict -> verdict.fault().mutation().site().type().endsWith("OpenFiles"))
                .isNotEmpty().allMatch(verdict -> with.notice(verdict) == Notice.REFUSED);
        var unguarded = with.faults().lanes().getFirst().verdicts().stream().map(verdict -> verdict.fault().mutation().site())
                .filter(site -> site.operator() == Operator.USE_AFTER_RELEASE).map(Site::name).findFirst().orElseThrow();
        assertThat(bench.images().refuses("mono", List.of("checker"), unguarded)).as("a bug that locks have nothing to do with").isFalse();
    }

    @Test
    void checksCostAFewInstructionsARead() {
        for (String lane : List.of("mono", "micro")) {
            assertThat(with.prices().get(lane) - without.prices().get(lane)).isBetween(1.0, 30.0);
        }
    }

    @Test
    void aFaultThatDidNotStrikeIsNeitherHeldNorNot() {
        var verdict = Verdict.notPresent(with.faults().lanes().getFirst().verdicts().getFirst().fault());
        assertThat(Notice.of(verdict, Set.of())).isEqualTo(Notice.NOT_ACTIVATED);
    }

    @Test
    void reportsShowBothVariantsWithTheirPrice() {
        assertThat(LifetimesTable.of(List.of(without, with))).contains("handles unchecked", "handles checked", "instructions per warm read", "refused at build");
        assertThat(LifetimesJson.of(List.of(without, with))).contains("\"format\" : \"ringside.lifetimes\"", "\"instructionsPerRead\"", "\"noticed\" : \"refused\"");
    }
}
