package ringside.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `run` and `trace` on the monolithic lane: output, files and exit status.
class RunCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return new Ringside(new Terminal(new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8))).run(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String scenario(String right, String wrong) throws Exception {
        var text = Files.readString(Path.of("../library/S01.ring.json"));
        assertThat(text).contains(right);
        return Files.writeString(folder.resolve("S01.ring.json"), text.replace(right, wrong)).toString();
    }

    @Test
    void aRunWhoseChecksHoldEndsWithZeroAndPrintsATable() {
        assertThat(run("run", "S01", "--lanes", "mono")).isZero();
        assertThat(out().lines()).anyMatch(line -> line.matches("ringChanges +2 +count")).noneMatch(line -> line.startsWith("MISSED"));
    }

    @Test
    void theOutputFolderHoldsWhatWasPrintedAndTheConsole() throws Exception {
        assertThat(run("run", "S01", "--lanes", "mono", "--json", "--out", folder.resolve("new").toString())).isZero();
        assertThat(Files.readString(folder.resolve("new/run.json"))).isEqualTo(out());
        assertThat(Files.readString(folder.resolve("new/run.txt"))).startsWith("S01  ");
        assertThat(Files.readString(folder.resolve("new/mono.console.txt"))).startsWith("reader: /data/poem: 64 reads");
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".new"));
        }
    }

    @Test
    void aBrokenInvariantEndsWithOne() throws Exception {
        assertThat(run("run", scenario("\"per\": \"request\", \"op\": \"==\", \"value\": 2", "\"per\": \"request\", \"op\": \"==\", \"value\": 3"),
                "--lanes", "mono")).isEqualTo(1);
        assertThat(out()).contains("MISSED mono-crossings mono: expected == 3 for every request, found 2");
    }

    @Test
    void aLimitEndsWithFourWhereNoCheckFails() throws Exception {
        var text = Files.readString(Path.of("../library/S01.ring.json")).replaceFirst("(?s)\"checks\": \\[.*?\\n  \\]", "\"checks\": []")
                .replace("\"maxInstructions\": 50000000", "\"maxInstructions\": 1000");
        var file = Files.writeString(folder.resolve("S01.ring.json"), text);
        assertThat(run("run", file.toString(), "--lanes", "mono")).isEqualTo(4);
    }

    @Test
    void aScenarioWithoutChecksHasNothingToJudge() throws Exception {
        var text = Files.readString(Path.of("../library/S01.ring.json")).replaceFirst("(?s)\"checks\": \\[.*?\\n  \\]", "\"checks\": []");
        var file = Files.writeString(folder.resolve("S01.ring.json"), text);
        assertThat(run("run", file.toString(), "--lanes", "mono")).isEqualTo(6);
    }

    @Test
    void aLaneNamedTwiceIsRefused() {
        assertThat(run("run", "S01", "--lanes", "mono,mono")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("ringside: lane \"mono\" is named twice: name each lane once");
    }

    @Test
    void theStackAtAnEventIsPrintedWithItsVariables() {
        assertThat(run("trace", "S01", "--lanes", "mono", "--set", "profile=teaching")).isZero();
        var opening = out().lines().filter(line -> line.contains("request 3 opens")).map(line -> line.strip().split(" ")[0]).findFirst().orElseThrow();
        assertThat(run("trace", "S01", "--lanes", "mono", "--set", "profile=teaching", "--stack", opening)).isZero();
        assertThat(out()).contains("core 0, ring ", "guest.app.Reader.readMarked", "Reader.java:", "long count = 64", ".handle = 3");
        assertThat(run("trace", "S01", "--lanes", "mono", "--stack", "1000000")).isEqualTo(2);
    }

    @Test
    void aTraceListsEventsAndALadderShowsOneRequest() {
        assertThat(run("trace", "S01", "--lanes", "mono", "--request", "3")).isZero();
        assertThat(out().lines().skip(1)).allMatch(line -> line.endsWith("  #3")).anyMatch(line -> line.contains("ring 3 → 0 by syscall"));
        assertThat(run("trace", "S01", "--lanes", "mono", "--request", "3", "--ladder")).isZero();
        assertThat(out()).contains("request 3: ", "4096 bytes copied from fs to reader", "reader → kernel");
        assertThat(run("trace", "S01", "--lanes", "mono", "--request", "99", "--ladder")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("ringside: there is no request 99 in lane mono: choose from 1 to 64");
    }

    @Test
    void aTraceCanGoToAFile() throws Exception {
        assertThat(run("trace", "S01", "--lanes", "mono", "--out", folder.toString())).isZero();
        assertThat(out()).isEmpty();
        assertThat(Files.readString(folder.resolve("mono.trace.txt"))).contains("boot has ended");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThat(run("run", "S01", "--lanes", "mono", "--out", file.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1)
                .allMatch(line -> line.startsWith("ringside: " + file.resolve("run.json") + ": cannot be written"));
    }

    @Test
    void aDefectIsReportedInAFileInsteadOfAStackTrace() throws Exception {
        var broken = new PrintStream(out) {
            @Override
            public void print(String text) {
                throw new IllegalStateException("the printer is on fire");
            }
        };
        int status = new Ringside(new Terminal(new ByteArrayInputStream(new byte[0]), broken, new PrintStream(err, true, StandardCharsets.UTF_8)))
                .run("schema", "scenario");
        assertThat(status).isEqualTo(5);
        var message = err.toString(StandardCharsets.UTF_8);
        assertThat(message.lines()).hasSize(1);
        assertThat(message).startsWith("ringside: a defect of Ringside stopped the command").contains("the printer is on fire");
        var report = Path.of(message.strip().replaceFirst(".* with ", ""));
        assertThat(Files.readString(report)).contains("at ringside.workbench");
        Files.delete(report);
    }
}
