package ringside.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import ringside.workbench.modes.ChangedGuest;

/// Programs and services that lie to whoever they share a boundary with, on the machine: what they say in registers and in memory that
/// both sides map is answered with an error, the other side touches nothing outside its buffers, and everybody else goes on.
class HostilePeersTest {
    private static final Path PEERS = Path.of("src/test/peers");
    private static final Path SERVER = Path.of("../../core-machine/guest/src/main/java/guest/server");
    private static final Path MULTI = Path.of("../../arch-multi");
    private static final String CHECKED_AND_READ =
            "{ \"app\": \"checker\", \"arguments\": [\"/data/pattern\", \"6\"] }, { \"app\": \"reader\", \"arguments\": [\"/data/poem\", \"4\", \"100\"] }";
    private static final String GUARDED_AND_TICKING =
            "{ \"app\": \"guarded\", \"arguments\": [\"/data/poem\"] }, { \"app\": \"ticker\", \"arguments\": [\"3\", \"100000\"] }";
    private static final String TICKED = "ticker: tick 3: 0 words of memory damaged\n";
    private static final int PROGRAM_RING = 3;
    private static final String LYING_SEGMENTS = """
                private int lies;

                private int note(long from, int at, int count) {
                    int lie = length == 64 ? 1 + lies++ % 4 : 0;
                    from = lie == 1 ? 0xFFFF_8000_0000_0000L : lie == 2 ? 0x40_0000L : from;
                    at = lie == 3 ? -1 : at;
                    count = lie == 4 ? count + 1 : count;
            """;
    private static final String REPLY = """
                    registers.set(0, endpoint | (long) buffer.segments() << MessageWords.UPPER_SHIFT);
                    registers.set(1, message.result);
            """;
    private static final String LYING_REPLY = """
                    registers.set(0, endpoint | (buffer.length() == 65 ? -1L : buffer.segments()) << MessageWords.UPPER_SHIFT);
                    registers.set(1, buffer.length() == 66 ? Integer.MAX_VALUE : message.result);
            """;
    private static final String CHANNEL_REPLY = """
                    replies.reply(message.result, buffer.filled());
                    side.sent();
                }
            """;
    private static final String LYING_CHANNEL_REPLY = """
                    long filled = buffer.filled();
                    if (buffer.length() == 64 || buffer.length() == 65) {
                        lies++;
                        filled = lies % 6 == 0 ? -1 : lies % 6 == 1 ? 66 : lies % 6 == 2 ? 4097 : lies % 6 == 3 ? 1L << 32
                                : lies % 6 == 4 ? Long.MAX_VALUE : Long.MIN_VALUE;
                        message.result = buffer.length() == 65 ? filled : message.result;
                    }
                    replies.reply(message.result, filled);
                    side.sent();
                }

                private int lies;
            """;

    @TempDir
    private static Path shared;
    private static Path anywhere;
    private static Path onlyMulti;
    /// Where services lie to their clients.
    private static Installation lying;

    @BeforeAll
    static void compilesThePrograms() throws Exception {
        anywhere = Files.createDirectories(shared.resolve("anywhere"));
        GuestSources.compile(PEERS.resolve("both"), anywhere, GuestSources.shared());
        onlyMulti = Files.createDirectories(shared.resolve("multi"));
        ChangedGuest.copy(anywhere, onlyMulti);
        GuestSources.compile(PEERS.resolve("multi"), onlyMulti, Stream.concat(Stream.of(MULTI.resolve("target/classes")), GuestSources.shared()));
        var guest = new ChangedGuest(Files.createDirectories(shared.resolve("changed")));
        guest.compile(SERVER.resolve("CallerBuffer.java"), "    private int note(long from, int at, int count) {\n", LYING_SEGMENTS);
        var common = guest.compile(SERVER.resolve("Worker.java"), REPLY, LYING_REPLY);
        var own = Files.createDirectories(shared.resolve("own"));
        ChangedGuest.copy(MULTI.resolve("target/classes"), own);
        ChangedGuest.copy(new ChangedGuest(Files.createDirectories(shared.resolve("channel")))
                .compile(MULTI.resolve("src/main/java/guest/kernel/urpc/ServedChannel.java"), CHANNEL_REPLY, LYING_CHANNEL_REPLY, own), own);
        lying = guest.before(common).withArchitecture(own);
    }

    /// A shipped scenario with another workload in one lane, with `programs` besides the usual ones.
    private static LaneRun run(Installation installation, Path programs, String lane, String scenario, String workload) throws Exception {
        var path = Stream.concat(installation.guestPath().stream(), Stream.of(programs)).toList();
        var bench = Workbench.open(new Installation(path, installation.library(), Optional.empty(), shared.resolve("cache")));
        var text = bench.library().scenario(scenario).source();
        var changed = Pattern.compile("\"workload\": \\[.*]").matcher(text).replaceFirst(Matcher.quoteReplacement("\"workload\": [ " + workload + " ]"));
        assertThat(changed).isNotEqualTo(text);
        return bench.runner().run(bench.reader().parse("peers", changed), RunOptions.asWritten().withLanes(List.of(lane)), Progress.none())
                .lanes().getFirst();
    }

    /// No service, and no program either, was stopped by an exception.
    private static void assertNobodyFailed(LaneRun run) {
        assertThat(run.events()).noneMatch(event -> event instanceof TraceEvent.ExceptionRaised && event.at().ring() == PROGRAM_RING);
        assertThat(run.outcome()).isEqualTo(LaneRun.SUCCESS);
    }

    private static void assertOthersWereServed(LaneRun run) {
        assertThat(run.console()).contains("checker: 6 of 6 rounds ok\n", "reader: /data/poem: 4 reads");
    }

    @ParameterizedTest
    @ValueSource(strings = {"micro", "multi"})
    void aClientThatLiesInItsRegistersIsRefusedAndReachesNothingButItsOwn(String lane) throws Exception {
        var run = run(Installation.found(), lane.equals("multi") ? onlyMulti : anywhere, lane, "S01",
                "{ \"app\": \"liar\", \"arguments\": [\"/lies\"] }, " + CHECKED_AND_READ);
        assertThat(run.console()).containsPattern("liar: 14082 calls, 1[0-9]{4} refused, 0 answers too large, 0 guards changed\n");
        assertOthersWereServed(run);
        assertNobodyFailed(run);
    }

    @Test
    void aClientThatScribblesOverItsChannelHarmsNobodyElse() throws Exception {
        var run = run(Installation.found(), onlyMulti, "multi", "S01b", "{ \"app\": \"tamperer\", \"arguments\": [] }, " + CHECKED_AND_READ);
        assertThat(run.console()).containsPattern("tamperer: 1584 requests, [0-9]+ refused, 0 unanswered, 0 answers too large\n");
        assertOthersWereServed(run);
        assertNobodyFailed(run);
    }

    /// Of 64 bytes the end of messages says that they lie elsewhere, or go elsewhere, or are more; of 65 that there is no end of pieces; of 66
    /// that there were more.
    @ParameterizedTest
    @ValueSource(strings = {"micro", "multi"})
    void aServerThatLiesAboutItsReplyFillsNothingButTheBuffer(String lane) throws Exception {
        var run = run(lying, anywhere, lane, "S01", GUARDED_AND_TICKING);
        assertThat(run.console()).contains("guarded: 12 reads of 64 bytes, 12 failed, 0 too large, 0 guards changed\n",
                "guarded: 12 reads of 65 bytes, 12 failed, 0 too large, 0 guards changed\n",
                "guarded: 12 reads of 66 bytes, 0 failed, 0 too large, 0 guards changed\n", TICKED);
        assertNobodyFailed(run);
    }

    /// On the other core it says of 64 bytes that it gave any number of them, and of 65 that this became of the call too.
    @Test
    void aServerThatLiesInTheChannelFillsNothingButTheBuffer() throws Exception {
        var run = run(lying, anywhere, "multi", "S01b", GUARDED_AND_TICKING);
        assertThat(run.console()).contains("guarded: 12 reads of 64 bytes, 0 failed, 0 too large, 0 guards changed\n", TICKED)
                .containsPattern("guarded: 12 reads of 65 bytes, [1-9][0-9]* failed, 0 too large, 0 guards changed\n");
        assertNobodyFailed(run);
    }
}
