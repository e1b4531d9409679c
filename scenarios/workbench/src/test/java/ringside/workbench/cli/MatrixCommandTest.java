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

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void twoRunsGiveTheSameJsonButForTheDate() {
        assertThat(run("matrix", "--json")).as(err.toString(StandardCharsets.UTF_8)).isZero();
        var first = out().lines().filter(line -> !line.contains("\"generated\"")).toList();
        assertThat(run("matrix", "--json")).isZero();
        assertThat(out().lines().filter(line -> !line.contains("\"generated\"")).toList()).isEqualTo(first).hasSizeGreaterThan(400);
    }

    @Test
    void theOutputFolderHoldsAllThreeForms() throws Exception {
        assertThat(run("matrix", "--lanes", "mono,micro", "--weights", "assurance", "--out", folder.toString())).isZero();
        assertThat(Files.readString(folder.resolve("matrix.md"))).isEqualTo(out()).contains("Weights: assurance.");
        assertThat(Files.readString(folder.resolve("matrix.json"))).contains("\"weights\" : \"assurance\"");
        assertThat(Files.readAllLines(folder.resolve("matrix.csv"))).hasSize(1 + 8 * 2);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void everyScoreOfOursHasAFigureAndATrace() throws Exception {
        assertThat(run("matrix", "--out", folder.toString())).isZero();
        for (String line : Files.readAllLines(folder.resolve("matrix.csv")).subList(1, 1 + 8 * 6)) {
            var fields = line.split(",", -1);
            if (fields[4].matches("measured|static|modelled")) {
                assertThat(fields[2]).as(line).isNotEmpty();
                assertThat(fields[9]).as(line).matches("[0-9a-f]{64}(; [0-9a-f]{64})*");
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
