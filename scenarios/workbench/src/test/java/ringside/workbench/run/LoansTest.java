package ringside.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.GuestSources;
import ringside.workbench.Installation;
import ringside.workbench.Workbench;
import ringside.workbench.scenario.Scenario;
import ringside.workbench.trace.Request;
import shared.layout.Vector;
import shared.map.AddressMap;

/// A program writes the same pages twice, as bytes and as pages that may be lent. What is lent is not copied to the server; it is there to
/// be read until the server replies, and for nothing else.
class LoansTest {
    private static final Path GUEST = Path.of("../../core-machine/guest/src/main/java/guest");
    private static final int PAGES = 12;
    private static final int BYTES = PAGES * AddressMap.PAGE;
    private static final String COPIED_AND_LENT = "{ \"app\": \"lender\", \"arguments\": [\"/notes\", \"" + PAGES + "\"] }";
    private static final String READER = "{ \"app\": \"reader\", \"arguments\": [\"/data/poem\", \"4\", \"100\"] }";
    /// Where file services see what they are lent.
    private static final long WINDOW = 0x10_0000L;
    private static final long PRESENT = 1;
    private static final long WRITE = 2;
    private static final long PROGRAM = 4;

    @TempDir
    private static Path shared;
    private static List<LaneRun> lanes;
    private static LaneRun remote;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runsTheProgramInEveryLane() throws Exception {
        var bench = Workbench.open(Installation.found());
        lanes = bench.runner().run(scenario(bench, "S01", COPIED_AND_LENT), RunOptions.asWritten(), Progress.none()).lanes();
        remote = bench.runner().run(scenario(bench, "S01b", COPIED_AND_LENT), RunOptions.asWritten(), Progress.none()).lanes().getFirst();
    }

    /// A shipped scenario with another workload.
    private static Scenario scenario(Workbench bench, String id, String workload) throws Exception {
        var text = bench.library().scenario(id).source();
        var changed = Pattern.compile("\"workload\": \\[.*]").matcher(text).replaceFirst(Matcher.quoteReplacement("\"workload\": [ " + workload + " ]"));
        assertThat(changed).isNotEqualTo(text);
        return bench.reader().parse("loans", changed);
    }

    private static LaneRun lane(String id) {
        return lanes.stream().filter(run -> run.lane().equals(id)).findFirst().orElseThrow();
    }

    private static Request copied(LaneRun run) {
        return run.requests().getFirst();
    }

    private static Request lent(LaneRun run) {
        return run.requests().getLast();
    }

    private static long copies(Request request) {
        return request.events(TraceEvent.Copy.class).filter(copy -> copy.fromComponent() != copy.toComponent()).mapToLong(TraceEvent.Copy::bytes).sum();
    }

    private static long messages(Request request) {
        return request.events(TraceEvent.ProbeHit.class).filter(hit -> hit.kind().equals("message")).count();
    }

    @Test
    void theProgramSaysTheSameInEveryLane() {
        assertThat(lanes).hasSize(6).allSatisfy(run -> assertThat(run.console())
                .isEqualTo("lender: /notes: " + BYTES + " bytes copied, " + BYTES + " lent, " + 2 * BYTES + " read back as written\n"));
        assertThat(remote.console()).isEqualTo(lane("multi").console());
    }

    @ParameterizedTest
    @ValueSource(strings = {"micro", "multi"})
    void lendingSavesTheCopyToTheServerAndAllMessagesButOne(String id) {
        var run = lane(id);
        assertThat(messages(copied(run))).isEqualTo(2 * PAGES);
        assertThat(messages(lent(run))).isEqualTo(2);
        assertThat(copies(copied(run)) - copies(lent(run))).isEqualTo(BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mono", "frame", "uni", "exo"})
    void whereTheServiceReachesTheProgramsMemoryThereIsNothingToSave(String id) {
        var run = lane(id);
        assertThat(copies(lent(run))).isEqualTo(copies(copied(run)));
        assertThat(messages(lent(run))).isZero();
    }

    /// The cores share the channel and nothing else, so a page of one core is never mapped on the other.
    @Test
    void pagesOfOneCoreAreCopiedToTheOther() {
        assertThat(copies(lent(remote))).isEqualTo(copies(copied(remote)));
        assertThat(messages(lent(remote))).isEqualTo(messages(copied(remote)));
    }

    /// A run of the lane with one source file of the guest changed, everywhere it is used.
    private LaneRun changed(String lane, String workload, String source, UnaryOperator<String> change) throws Exception {
        var first = compiled(source, change);
        var usual = Installation.found();
        var path = Stream.concat(Stream.of(first), usual.guestPath().stream()).toList();
        var bench = Workbench.open(new Installation(path, usual.library(), Optional.empty(), folder.resolve("cache")));
        return bench.runner().run(scenario(bench, "S01", workload), RunOptions.asWritten().withLanes(List.of(lane)), Progress.none()).lanes().getFirst();
    }

    private Path compiled(String source, UnaryOperator<String> change) throws IOException {
        var text = Files.readString(GUEST.resolve(source));
        assertThat(change.apply(text)).isNotEqualTo(text);
        var sources = folder.resolve("sources");
        Files.createDirectories(sources.resolve(source).getParent());
        Files.writeString(sources.resolve(source), change.apply(text));
        GuestSources.compile(sources, Files.createDirectories(folder.resolve("classes")), Stream.concat(Stream.of(folder.resolve("classes")), GuestSources.shared()));
        return folder.resolve("classes");
    }

    private static Set<Long> pageFaults(LaneRun run) {
        return run.events().stream().filter(TraceEvent.ExceptionRaised.class::isInstance).map(TraceEvent.ExceptionRaised.class::cast)
                .filter(raised -> raised.vector() == Vector.PAGE_FAULT && raised.faultAddress() == WINDOW)
                .map(TraceEvent.ExceptionRaised::errorCode).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"micro", "multi"})
    void aServerThatWritesToLentPagesIsStoppedAtTheStore(String id) throws Exception {
        var run = changed(id, COPIED_AND_LENT, "server/CallerBuffer.java", text -> text.replace(
                "        Memory.copy(memory.address(offset), given() + at, count);\n",
                "        Memory.copy(memory.address(offset), given() + at, count);\n        Memory.store8(given() + at, 0);\n"));
        assertThat(pageFaults(run)).containsExactly(PROGRAM | WRITE | PRESENT);
        assertThat(run.console()).isEqualTo("lender: /notes: EIO\n");
    }

    /// Looks at the pages of the request before when the next arrives.
    private static String lookingBack(String text) {
        return text.replace("        direction = (int) descriptor & MessageWords.DIRECTION;\n",
                "        if (direction == MessageWords.LENT) {\n            staged = Memory.load8(window);\n        }\n"
                        + "        direction = (int) descriptor & MessageWords.DIRECTION;\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"micro", "multi"})
    void aServerThatLooksAtLentPagesAfterItsReplyIsStoppedThere(String id) throws Exception {
        var run = changed(id, COPIED_AND_LENT, "server/CallerBuffer.java", LoansTest::lookingBack);
        assertThat(pageFaults(run)).containsExactly(PROGRAM);
    }

    /// What the processor remembers of a page is part of what has to be taken back.
    @Test
    void withoutInvalidationTheProcessorWouldLetItLook() throws Exception {
        compiled("server/CallerBuffer.java", LoansTest::lookingBack);
        var run = changed("micro", COPIED_AND_LENT, "platform/AddressSpace.java",
                text -> text.replace("Control.invalidatePage(virtual + at);", "if (virtual != " + WINDOW + "L) Control.invalidatePage(virtual + at);"));
        assertThat(pageFaults(run)).isEmpty();
        assertThat(run.outcome()).isEqualTo(LaneRun.SUCCESS);
    }

    @Test
    void othersGoOnWhenALoanWasAbused() throws Exception {
        var run = changed("micro", COPIED_AND_LENT + ", " + READER, "server/CallerBuffer.java", LoansTest::lookingBack);
        assertThat(pageFaults(run)).containsExactly(PROGRAM);
        assertThat(run.console()).contains("lender: /notes: " + BYTES + " bytes copied, " + BYTES + " lent, " + 2 * BYTES + " read back as written\n",
                "reader: /data/poem: 4 reads");
    }
}
