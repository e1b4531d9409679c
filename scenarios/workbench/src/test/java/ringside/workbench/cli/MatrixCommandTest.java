package ringside.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import ringside.workbench.matrix.CampaignRates;

/// `matrix` on real kernels.
class MatrixCommandTest {
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

    /// The command as it is, but with two faults for each suite: far too few for a score.
    private int matrix(String... arguments) {
        out.reset();
        var terminal = new Terminal(new ByteArrayInputStream(new byte[0]), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new CommandLine(new MatrixCommand(terminal, Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC), bench -> {
            var campaigns = new CampaignRates(bench, (_, _) -> { });
            return (suite, _, lanes) -> campaigns.rates(suite, 2, lanes);
        })).execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void twoRunsAtOneMomentGiveTheSameJson() {
        assertThat(matrix("--json")).isZero();
        var first = out();
        assertThat(matrix("--json")).isZero();
        assertThat(out()).isEqualTo(first).contains("\"generated\" : \"2026-11-21T10:00:00Z\"", "only 2 of 2 faults of the suite safety struck");
    }

    @Test
    void theOutputFolderHoldsAllThreeForms() throws Exception {
        assertThat(matrix("--lanes", "mono,micro", "--weights", "assurance", "--out", folder.toString())).isZero();
        assertThat(Files.readString(folder.resolve("matrix.md"))).isEqualTo(out()).contains("Weights: assurance.");
        assertThat(Files.readString(folder.resolve("matrix.json"))).contains("\"weights\" : \"assurance\"");
        assertThat(Files.readAllLines(folder.resolve("matrix.csv"))).hasSize(1 + 8 * 2);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void everyScoreOfOursHasAFigureAndATrace() throws Exception {
        assertThat(matrix("--out", folder.toString())).isZero();
        for (String line : Files.readAllLines(folder.resolve("matrix.csv")).subList(1, 1 + 8 * 6)) {
            var fields = line.split(",", -1);
            if (fields[4].matches("measured|static|modelled")) {
                assertThat(fields[2]).as(line).isNotEmpty();
                assertThat(fields[5]).as(line).isNotEmpty();
                assertThat(fields[9]).as(line).satisfiesAnyOf(hashes -> assertThat(hashes).matches("[0-9a-f]{64}(; [0-9a-f]{64})*"),
                        _ -> assertThat(fields[12]).as("why nothing ran").isNotEmpty());
            } else if (!fields[4].equals("literature")) {
                assertThat(fields[2]).as(line).isEmpty();
            }
        }
    }

    @Test
    void unknownLanesAndWeightsAreNamedInOneLine() {
        assertThat(run("matrix", "--lanes", "nano")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1)
                .allMatch(line -> line.startsWith("ringside: there is no lane \"nano\": choose from mono, micro, frame"));
        assertThat(run("matrix", "--weights", "fair")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1)
                .allMatch(line -> line.startsWith("ringside: there are no weights \"fair\""));
    }
}
