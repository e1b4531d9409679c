package ringside.workbench.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ringside.compiler.mutate.Mutation;
import ringside.compiler.mutate.Site;
import ringside.compiler.mutate.Sites;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.Workbench;
import ringside.workbench.image.LaneImage;
import ringside.workbench.run.Costs;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.LaneRun.Status;
import ringside.workbench.run.Progress;
import ringside.workbench.run.QuietRun;
import ringside.workbench.run.RunOptions;
import ringside.workbench.run.RunResult;
import ringside.workbench.scenario.Scenario;

/// S09a on real kernels: what one wrong index does, taken from the runs.
class FaultScenarioTest {
    private static final String SITE = "guest.service.fs.OpenFiles.setOffset:170:index";
    private static final String PROGRAM_SITE = "guest.app.Ticker.damagedWords:";

    private static Workbench bench;
    private static Scenario scenario;
    private static RunResult result;

    @BeforeAll
    static void runsEveryLane() throws Exception {
        bench = Workbench.open(Installation.found());
        scenario = bench.library().scenario("S09a");
        result = bench.runner().run(scenario, RunOptions.asWritten(), Progress.none());
    }

    private static LaneRun lane(String id) {
        return result.lanes().stream().filter(lane -> lane.lane().equals(id)).findFirst().orElseThrow();
    }

    private static QuietRun quiet(LaneImage image) throws Problem {
        return new QuietRun(scenario, Costs.named("teaching-default"), Map.of(), image);
    }

    @Test
    void theMonolithicKernelDiesWithEverybodyOnIt() {
        assertThat(lane("mono").status()).isEqualTo(Status.PANICKED);
        assertThat(lane("mono").console()).contains("PANIC: ");
        assertThat(lane("mono").damage()).extracting(Damage::owner).contains("checker", "ticker");
        assertThat(lane("mono").outcome()).endsWith("harmed: checker, ticker");
    }

    @Test
    void theMicrokernelLosesNothingButTheAnswerOfTheService() {
        assertThat(lane("micro").status()).isEqualTo(Status.COMPLETED);
        assertThat(lane("micro").damage()).isNotEmpty().extracting(Damage::owner).containsOnly("checker");
        assertThat(lane("micro").outcome()).isEqualTo("a program failed; unharmed: ticker; harmed: checker");
    }

    @Test
    void theFramekernelsCheckStopsTheBugBeforeItDoesAnything() {
        assertThat(lane("frame").status()).isEqualTo(Status.PANICKED);
        assertThat(lane("frame").console()).contains("PANIC: index out of bounds", "at guest.service.fs.OpenFiles.setOffset:170").doesNotContain("bytes damaged");
        assertThat(lane("frame").outcome()).isEqualTo("kernel panic; failed check in fs; harmed: checker, ticker");
        assertThat(lane("frame").metrics()).containsEntry("failedChecks", 1.0);
    }

    @Test
    void theMultikernelLosesNothingButTheAnswerOfTheService() {
        assertThat(lane("multi").outcome()).contains("unharmed: ticker").doesNotContain("panic");
    }

    @Test
    void theExokernelsOtherProgramHasALibraryOfItsOwn() {
        assertThat(lane("exo").damage()).isNotEmpty().extracting(Damage::owner).containsOnly("checker");
        assertThat(lane("exo").metrics()).containsEntry("unharmedPrograms", 1.0).containsEntry("harmedPrograms", 1.0);
    }

    @Test
    void theUnikernelHasNoPlaceForTheOtherProgram() {
        assertThat(lane("uni").status()).isEqualTo(Status.REFUSED);
        assertThat(lane("uni").damage()).isEmpty();
        assertThat(lane("uni").metrics()).isEmpty();
    }

    @Test
    void everyExpectationOfTheScenarioIsMet() {
        assertThat(result.checks()).hasSize(scenario.checks().size()).allMatch(RunResult.CheckResult::passed);
    }

    /// Whatever lies at these distances: the same bug at each, so that nothing depends on the layout of one kernel.
    private static List<QuietRun.Result> atManyDistances(String lane, String services) throws Exception {
        var knobs = Map.of("services", services);
        var image = bench.images().mutated(lane, scenario.apps(), knobs, List.of(SITE));
        var runs = new QuietRun(scenario, Costs.named("teaching-default"), knobs, image);
        var clone = Clone.of(image, SITE, scenario.apps()).getFirst();
        var faultFree = runs.run(image.kernel().elf(), List.of(clone), 50_000_000);
        var results = new ArrayList<QuietRun.Result>();
        for (int distance : new int[] {-1310, -500, -700, -800, -3470, -100_000_000}) {
            var mutation = new Mutation(Site.parse(SITE).orElseThrow(), distance);
            results.add(runs.run(clone.arm(image.kernel().elf(), image, mutation, faultFree.passesAtBoot().get(clone) + 100), List.of(clone), 50_000_000));
        }
        return results;
    }

    @Test
    void withChecksEveryDistanceTrapsBeforeAnybodySeesWrongData() throws Exception {
        for (String lane : List.of("frame", "mono")) {
            assertThat(atManyDistances(lane, "checked")).as(lane).allSatisfy(run -> {
                assertThat(run.status()).isEqualTo(Status.PANICKED);
                assertThat(run.traps()).anyMatch(trap -> trap.isFailedCheck() && trap.component().equals("fs"));
                assertThat(run.evidence().output().get("checker")).doesNotContain("bytes damaged");
            });
        }
    }

    @Test
    void withoutChecksTheServiceNoticesNothingAndTheBugReachesOthers() throws Exception {
        for (String lane : List.of("frame", "mono")) {
            var runs = atManyDistances(lane, "unchecked");
            assertThat(runs).as(lane).noneMatch(run -> run.traps().stream()
                    .anyMatch(trap -> trap.isFailedCheck() && trap.component().equals("fs")));
            assertThat(runs).as(lane).anyMatch(run -> run.evidence().output().get("checker").contains("bytes damaged"));
            assertThat(runs).as(lane).anyMatch(run -> run.status() == Status.PANICKED);
        }
    }

    private static LaneRun with(String lane, Map<String, String> knobs) throws Exception {
        var options = new RunOptions(List.of(lane), OptionalLong.empty(), Map.of(lane, knobs), Optional.empty());
        return bench.runner().run(scenario, options, Progress.none()).lanes().getFirst();
    }

    /// Each program of the exokernel carries the service, and so does the launcher; one of the copies does the client's work.
    @Test
    void ofSeveralCopiesTheBusiestIsStruck() throws Exception {
        var site = "guest.service.fs.ArchiveIndex.find:88:index";
        var image = bench.images().mutated("exo", List.of(), Map.of(), List.of(site));
        var clones = Clone.of(image, site, scenario.apps());
        assertThat(clones).extracting(Clone::name).containsExactly("launcher", "program checker");
        var faultFree = quiet(image).run(image.kernel().elf(), clones, 50_000_000);
        assertThat(faultFree.passes().get(clones.getFirst())).isPositive();
        assertThat(Clone.busiest(clones, faultFree.passesAtBoot(), faultFree.passes()).name()).isEqualTo("program checker");
    }

    @Test
    void aServiceOfEachCoreIsStruckWhereItsClientIs() throws Exception {
        for (var placement : Map.of("local", "fs0", "remote", "fs1").entrySet()) {
            var image = bench.images().mutated("multi", List.of(), Map.of(), List.of(SITE));
            var clones = Clone.of(image, SITE, scenario.apps());
            var runs = new QuietRun(scenario, Costs.named("teaching-default"), Map.of("files", placement.getKey()), image);
            var faultFree = runs.run(image.kernel().elf(), clones, 50_000_000);
            assertThat(Clone.busiest(clones, faultFree.passesAtBoot(), faultFree.passes()).name()).isEqualTo(placement.getValue());
        }
    }

    @Test
    void aFaultOnTheOtherCoreLeavesTheOthersAlone() throws Exception {
        assertThat(with("multi", Map.of("files", "remote")).outcome()).contains("unharmed: ticker", "harmed: checker");
    }

    @Test
    void anotherRunHasTheSameTraceAndTheSameDamage() throws Exception {
        var again = bench.runner().run(scenario, RunOptions.asWritten(), Progress.none());
        assertThat(again.lanes()).extracting(LaneRun::traceHash).isEqualTo(result.lanes().stream().map(LaneRun::traceHash).toList());
        assertThat(again.lanes()).extracting(LaneRun::damage).isEqualTo(result.lanes().stream().map(LaneRun::damage).toList());
    }

    @Test
    void aMutatedImageThatIsNotArmedPrintsWhatThePristineOnePrints() throws Exception {
        for (String lane : List.of("mono", "micro", "frame", "multi", "exo")) {
            var sites = new FaultSites(bench.images()).in("guest.service.fs").stream().map(Site::name).toList();
            var mutated = bench.images().mutated(lane, scenario.apps(), Map.of(), sites);
            var pristine = bench.images().image(lane, scenario.apps(), Map.of());
            var expected = quiet(pristine).run(pristine.kernel().elf(), List.of(), 50_000_000);
            var actual = quiet(mutated).run(mutated.kernel().elf(), List.of(), 50_000_000);
            assertThat(expected.outcome()).isEqualTo(LaneRun.SUCCESS);
            assertThat(actual.outcome()).isEqualTo(LaneRun.SUCCESS);
            assertThat(actual.evidence().output()).isEqualTo(expected.evidence().output());
            assertThat(actual.evidence().statuses()).isEqualTo(expected.evidence().statuses()).containsEntry("ticker", 0);
            assertThat(actual.traps()).isEqualTo(expected.traps());
        }
    }

    @Test
    void programsAreStruckInTheirOwnImage() throws Exception {
        var ticker = bench.images().lanes().commonClasses().get("guest/app/Ticker.class");
        var site = Sites.of(ticker).stream()
                .filter(each -> each.name().startsWith(PROGRAM_SITE) && each.name().endsWith(":index")).findFirst().orElseThrow();
        var image = bench.images().mutated("mono", List.of(), Map.of(), List.of(site.name()));
        var clones = Clone.of(image, site.name(), scenario.apps());
        assertThat(clones).extracting(Clone::name).containsExactly("program ticker");
        var runs = quiet(image);
        var faultFree = runs.run(image.kernel().elf(), clones, 50_000_000);
        assertThat(faultFree.passes()).containsEntry(clones.getFirst(), 4 * 2048);
        var armed = clones.getFirst().arm(image.kernel().elf(), image, new Mutation(site, 7), 100);
        var struck = runs.run(armed, clones, 50_000_000);
        assertThat(struck.evidence().damage(faultFree.evidence())).extracting(Damage::owner).containsOnly("ticker");
        assertThat(struck.evidence().output().get("ticker")).startsWith("ticker: tick 1: 1 words of memory damaged\nticker: tick 2: 0 words");
    }

    @Test
    void aSiteThatDoesNotExistIsAnsweredWithThoseNearIt() {
        assertThatThrownBy(() -> bench.runner().run(with("guest.service.fs.OpenFiles.setOffset:169:index-1310"), RunOptions.asWritten(), Progress.none()))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("fault \"wrong-index\": there is no site guest.service.fs.OpenFiles.setOffset:169:index: near it are "
                        + "guest.service.fs.OpenFiles.setOffset:170:index, ");
    }

    @Test
    void aCloneThatDoesNotExistIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> bench.runner().run(with("guest.service.fs.OpenFiles.setOffset:170:index-1310\", \"clones\": {\"micro\": \"nowhere\"}, \"x\": \""),
                RunOptions.asWritten().withLanes(List.of("micro")), Progress.none()))
                .hasMessage("fault \"wrong-index\": lane micro has no clone \"nowhere\" of guest.service.fs.OpenFiles.setOffset:170:index: choose from fs");
    }

    private static Scenario with(String site) throws Problem {
        return bench.reader().parse("S09a.ring.json", scenario.source().replace("guest.service.fs.OpenFiles.setOffset:170:index-1310", site));
    }

    @Test
    void aTextThatIsNoMutationIsRefusedInItsLine() {
        assertThatThrownBy(() -> with("guest.service.fs.OpenFiles.setOffset:170:wild")).isInstanceOf(Problem.class)
                .hasMessageContaining("/faults/0/site: \"guest.service.fs.OpenFiles.setOffset:...\" stands where a mutation (");
    }
}
