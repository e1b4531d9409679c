package ringside.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import ringside.workbench.matrix.CampaignRates;

/// A kernel that Ringside has never heard of, compiled by its author into a folder: no change anywhere but `--arch`.
///
/// It is made of the sources of an existing one, with a name and a description of its own.
class SeventhArchitectureTest {
    private static final Path MODEL = Path.of("../../arch-monolithic");
    private static final String NAME = "seventh";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void compilesItsAuthorsSources() throws Exception {
        var command = new ArrayList<>(List.of("-g", "--release", "25", "-d", folder.toString(), "-classpath", System.getProperty("ringside.guest")));
        try (var sources = Files.walk(MODEL.resolve("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).sorted().forEach(file -> command.add(file.toString()));
        }
        var messages = new StringWriter();
        var writer = new PrintWriter(messages);
        assertThat(ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, command.toArray(String[]::new))).as(messages.toString()).isZero();
        var text = Files.readString(MODEL.resolve("architecture.json"))
                .replaceFirst("\"id\": \"\\w+\", \"order\": \\d+, \"label\": \"[^\"]+\"", "\"id\": \"" + NAME + "\", \"order\": 9, \"label\": \"The Seventh\"");
        assertThat(text).contains("The Seventh");
        Files.writeString(folder.resolve("architecture.json"), text);
    }

    private static String output(String... arguments) {
        var out = new ByteArrayOutputStream();
        assertThat(new Ringside(terminal(out)).run(arguments)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Terminal terminal(ByteArrayOutputStream out) {
        return new Terminal(new ByteArrayInputStream(new byte[0]), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    @Test
    void itIsListed() {
        assertThat(output("list", "--arch", folder.toString())).contains("seventh The Seventh: ", "(level 1, 10 minutes; mono, micro, frame, uni, multi, exo, seventh)");
        assertThat(output("list")).doesNotContain(NAME);
    }

    @Test
    void itRunsBesideTheOthers() {
        var json = output("run", "S01", "--lanes", "mono,seventh", "--arch", folder.toString(), "--json");
        assertThat(json).contains("\"lane\" : \"seventh\"");
        var hashes = json.lines().filter(line -> line.contains("\"traceHash\"")).distinct().toList();
        assertThat(hashes).as("the same kernel under another name does the same").hasSize(1);
    }

    @Test
    void itIsAColumnOfTheMatrixWithFiguresOfItsOwn() {
        var out = new ByteArrayOutputStream();
        var command = new MatrixCommand(terminal(out), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), bench -> {
            var campaigns = new CampaignRates(bench, (_, _) -> { });
            return (suite, _, lanes) -> campaigns.rates(suite, 2, lanes);
        });
        assertThat(new CommandLine(command).execute("--lanes", "mono,seventh", "--arch", folder.toString(), "--out", folder.resolve("out").toString())).isZero();
        var table = read(folder.resolve("out/matrix.csv"));
        assertThat(table.lines().filter(line -> line.contains(NAME)).filter(line -> line.contains("modelled") || line.contains("static")).count()).isEqualTo(3);
    }

    @Test
    void faultsStrikeItToo() {
        assertThat(output("faults", "--suite", "safety", "--count", "1", "--lanes", NAME, "--arch", folder.toString())).contains(NAME, "activated");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
