package ringside.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ringside.compiler.image.ImageMap;
import ringside.machine.Machine;
import ringside.machine.time.CostTables;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.Installation;
import ringside.workbench.Workbench;
import ringside.workbench.image.LaneImage;
import ringside.workbench.scenario.Scenario;
import shared.layout.Vector;
import shared.map.AddressMap;

/// The multikernel's own promises: a call to another core takes no kernel, and two cores share nothing but channels.
class CoresApartTest {
    /// A doorbell page, and nine channels of two pages.
    private static final int SHARED_PAGES = 1 + 9 * 2;

    private static LaneRun local;
    private static LaneRun remote;
    private static List<TraceEvent> events;
    private static CoreSharing sharing;
    private static Scenario scenario;
    private static LaneImage image;
    private static Set<Long> channels;

    @BeforeAll
    static void runsTheSameReadsOnOneCoreAndAcrossTwo() throws Exception {
        var bench = Workbench.open(Installation.found());
        scenario = bench.library().scenario("S01b");
        remote = bench.runner().run(scenario, RunOptions.asWritten(), Progress.none()).lanes().getFirst();
        local = bench.runner().run(bench.library().scenario("S01"), RunOptions.asWritten().withLanes(List.of("multi")), Progress.none())
                .lanes().getFirst();
        image = bench.images().image("multi");
        channels = pages(imageEnd(image.kernel().map()), SHARED_PAGES);
        var machine = started(scenario, image);
        var recorder = new EventRecorder(scenario.limits().maxEvents(), machine);
        machine.observe(Observations.of(image), recorder);
        for (boolean running = true; running; ) {
            running = machine.run(scenario.limits().maxInstructions()) instanceof ringside.machine.StopReason.Limit;
        }
        events = recorder.events();
        sharing = new CoreSharing(machine, events);
    }

    static Machine started(Scenario scenario, LaneImage image) throws Exception {
        return new LaneMachine(scenario, CostTables.load("teaching-default"), scenario.knobs().get("multi"), image.lane().architecture(),
                image.kernel().elf()).machine();
    }

    private static long imageEnd(ImageMap map) {
        long end = map.segments().stream().mapToLong(segment -> segment.physical() + segment.bytes()).max().orElseThrow();
        return end + AddressMap.PAGE - 1 & -AddressMap.PAGE;
    }

    private static Set<Long> pages(long start, int count) {
        var pages = new TreeSet<Long>();
        for (int i = 0; i < count; i++) {
            pages.add(start + (long) i * AddressMap.PAGE);
        }
        return pages;
    }

    private static double perRequest(LaneRun run, String metric) {
        return run.metrics().get(metric) / run.metrics().get("requests");
    }

    @Test
    void aCallWithinACoreIsOneMessageThereAndOneBack() {
        assertThat(perRequest(local, "ringChanges")).isEqualTo(4);
        assertThat(perRequest(local, "addressSpaceSwitches")).isEqualTo(2);
        assertThat(perRequest(local, "messages")).isEqualTo(2);
        assertThat(perRequest(local, "lineTransfers")).isZero();
    }

    @Test
    void aCallToACoreThatPollsTakesNoKernel() {
        assertThat(perRequest(remote, "ringChanges")).isZero();
        assertThat(perRequest(remote, "addressSpaceSwitches")).isZero();
        assertThat(perRequest(remote, "messages")).isEqualTo(2);
        assertThat(perRequest(remote, "ipis")).isZero();
        assertThat(remote.requests()).allSatisfy(request ->
                assertThat(request.events(TraceEvent.LineTransfer.class).count()).isGreaterThanOrEqualTo(4));
    }

    @Test
    void bothCoresWorkForARemoteRequest() {
        assertThat(remote.requests().getFirst().work()).extracting(work -> work.event().at().core()).contains(0, 1);
        assertThat(local.requests().getFirst().work()).extracting(work -> work.event().at().core()).containsOnly(0);
    }

    @Test
    void theProgramSaysTheSameWhereverItsFilesAre() {
        assertThat(remote.console()).isNotEmpty().isEqualTo(local.console());
    }

    @Test
    void aSleepingReceiverIsRungByItsKernel() {
        assertThat(events).anyMatch(event -> event instanceof TraceEvent.Ipi ipi && ipi.at().core() == 0
                && ipi.kind() == TraceEvent.IpiKind.FIXED && ipi.vector() == Vector.DOORBELL);
    }

    @Test
    void noPageThatOneCoreMayWriteIsMappedOnAnotherButChannels() {
        assertThat(sharing.writablePages()).isEqualTo(channels);
    }

    /// Since channels are shared and writable, a checker that was not told of them finds them.
    @Test
    void everyWritableSharedPageIsFound() {
        assertThat(sharing.writablePages()).isNotEmpty();
        assertThat(sharing.pagesThatMoved()).isNotEmpty();
    }

    @Test
    void cacheLinesMoveBetweenCoresInChannelsAlone() {
        assertThat(channels).containsAll(sharing.pagesThatMoved());
    }

    @Test
    void aStoreOfOneCoreIntoAPageOfTheOtherIsFound() throws Exception {
        var strayed = WildCore.into(scenario, image, sharing.machine().instructions() / 2);
        assertThat(strayed.writableBefore()).isNotEmpty().isSubsetOf(channels);
        assertThat(strayed.after().pagesThatMoved()).contains(strayed.page());
        assertThat(strayed.after().writablePages()).contains(strayed.page());
        assertThat(channels).doesNotContain(strayed.page());
    }
}
