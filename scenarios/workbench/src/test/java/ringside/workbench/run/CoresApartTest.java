package ringside.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import shared.layout.Vector;
import shared.map.AddressMap;
import shared.trace.Mark;

/// The multikernel's own promises: a call to another core takes no kernel, and two cores share nothing but channels.
class CoresApartTest {
    private static final long LAST_GIGABYTE = 0xC000_0000L;
    /// A doorbell page, and nine channels of two pages.
    private static final int SHARED_PAGES = 1 + 9 * 2;

    private static LaneRun local;
    private static LaneRun remote;
    private static List<TraceEvent> events;
    private static Machine machine;
    private static Set<Long> channels;

    @BeforeAll
    static void runsTheSameReadsOnOneCoreAndAcrossTwo() throws Exception {
        var bench = Workbench.open(Installation.found());
        var scenario = bench.library().scenario("S01b");
        remote = bench.runner().run(scenario, RunOptions.asWritten(), Progress.none()).lanes().getFirst();
        local = bench.runner().run(bench.library().scenario("S01"), RunOptions.asWritten().withLanes(List.of("multi")), Progress.none())
                .lanes().getFirst();
        var image = bench.images().image("multi");
        channels = pages(imageEnd(image.kernel().map()), SHARED_PAGES);
        var lane = new LaneMachine(scenario, CostTables.load("teaching-default"), scenario.knobs().get("multi"), image.lane().architecture(),
                image.kernel().elf());
        machine = lane.machine();
        var recorder = new EventRecorder(scenario.limits().maxEvents(), machine::requestStop);
        machine.observe(Observations.of(image), recorder);
        for (boolean running = true; running; ) {
            running = machine.run(scenario.limits().maxInstructions()) instanceof ringside.machine.StopReason.Limit;
        }
        events = recorder.events();
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
        assertThat(sharedWritablePages()).isEqualTo(channels);
    }

    /// Since channels are shared and writable, a checker that was not told of them finds them.
    @Test
    void everyWritableSharedPageIsFound() {
        assertThat(sharedWritablePages()).isNotEmpty();
        assertThat(pagesThatMoved()).isNotEmpty();
    }

    @Test
    void cacheLinesMoveBetweenCoresInChannelsAlone() {
        assertThat(channels).containsAll(pagesThatMoved());
    }

    /// Pages, device registers left out, that one core can write and another can reach by any page table it has ever loaded with a
    /// second core running.
    private static Set<Long> sharedWritablePages() {
        var roots = rootsByCore();
        assertThat(roots).hasSize(2);
        var cores = new ArrayList<PageWalk>();
        for (Set<Long> ofCore : roots.values()) {
            var walk = new PageWalk(machine);
            ofCore.forEach(walk::add);
            cores.add(walk);
        }
        var shared = new TreeSet<Long>();
        for (int i = 0; i < cores.size(); i++) {
            var others = cores.get(1 - i).mapped();
            cores.get(i).writable().stream().filter(page -> page < LAST_GIGABYTE && others.contains(page)).forEach(shared::add);
        }
        return shared;
    }

    private static Map<Integer, Set<Long>> rootsByCore() {
        var roots = new HashMap<Integer, Set<Long>>();
        eventsOfPrograms().forEach(event -> roots.computeIfAbsent(event.at().core(), _ -> new TreeSet<>()).add(event.at().root() & -AddressMap.PAGE));
        return roots;
    }

    private static Set<Long> pagesThatMoved() {
        var pages = new TreeSet<Long>();
        for (TraceEvent event : eventsOfPrograms()) {
            if (event instanceof TraceEvent.LineTransfer transfer) {
                pages.add(transfer.line() & -AddressMap.PAGE);
            }
        }
        return pages;
    }

    /// From the first program's first instruction on.
    private static List<TraceEvent> eventsOfPrograms() {
        int first = 0;
        while (!(events.get(first) instanceof TraceEvent.RequestMark mark && mark.kind() == Mark.BOOTED)) {
            first++;
        }
        return events.subList(first, events.size());
    }
}
