package ringside.machine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostTablesTest {
    @TempDir
    private Path folder;

    @Test
    void everyShippedTablePricesEveryItem() {
        for (var name : CostTables.names()) {
            var table = CostTables.load(name);
            assertThat(table.name()).isEqualTo(name);
            assertThat(table.prices()).containsOnlyKeys(CostTable.Item.values());
            assertThat(table.sha256()).hasSize(64);
        }
    }

    @Test
    void teachingTableReproducesThePublishedNullSystemCall() {
        var table = CostTables.load("teaching-default");
        int bare = table.price(CostTable.Item.SYSCALL) + table.price(CostTable.Item.SYSRET) + 2 * table.price(CostTable.Item.SWAPGS);
        assertThat(bare).as("138 to 154 measured, with about 20 instructions").isBetween(118, 134);
    }

    @Test
    void tableOfAPublishedMachineReproducesTheFiguresItWasFittedTo() {
        var table = CostTables.load("xeon-e5-2660v3");
        int pair = table.price(CostTable.Item.SYSCALL) + table.price(CostTable.Item.SYSRET);
        assertThat(pair + 2 * table.price(CostTable.Item.SWAPGS) + 20 * table.price(CostTable.Item.INSTRUCTION))
                .as("null system call").isEqualTo(140);
        assertThat(table.price(CostTable.Item.INTERRUPT_ENTRY) + table.price(CostTable.Item.IRET)).as("gate").isBetween(590, 607);
        assertThat(table.mhz()).isEqualTo(2600);
    }

    @Test
    void tableOfAPublishedMachineTellsFittedFromHeldBackFigures() {
        var text = shipped("xeon-e5-2660v3");
        assertThat(text.lines().filter(line -> line.contains("\"value\"") && !line.contains("\"what\"")))
                .allMatch(line -> line.contains("\"use\": \"calibration\"") || line.contains("\"use\": \"convention\""));
        assertThat(text).contains("\"validation\"");
        assertThatThrownBy(() -> CostTables.parse("x", text.replace("\"value\": 834, ", "\"value\": 834, \"use\": \"calibration\", ")))
                .hasMessageContaining("validates nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"value\": 4213, | \"value\": -1, | \"port\" needs a whole \"value\" from 0",
        "\"value\": 4213, | \"value\": 1.5, | \"port\" needs a whole \"value\"",
        "\"value\": 4213, | \"value\": \"4213\", | \"port\" needs a whole \"value\"",
        "\"value\": 4213, \"unit\": \"cycles\", | \"value\": 4213, | \"port\" needs \"unit\": \"cycles\"",
        "\"use\": \"calibration\" | \"use\": \"guess\" | \"multiply\" has a \"use\" other than",
        "\"value\": 834, \"unit\": \"cycles\", | \"value\": 834, | needs \"unit\": \"cycles\"",
        "\"what\": | \"why\": | needs a \"what\"",
        "\"measure\": \"callAndReply\", | `` | needs a \"measure\"",
        "\"reason\": | \"because\": | \"reason\"",
    })
    void saysWhichEntryIsWrongAndHow(String right, String wrong, String message) {
        assertThatThrownBy(() -> CostTables.parse("mine.json", shipped("xeon-e5-2660v3").replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("cost table 'mine.json': ").hasMessageContaining(message);
    }

    @Test
    void figuresThatFixedNothingNameTheirMeasurement() {
        assertThat(CostTables.validation("xeon-e5-2660v3")).extracting(PublishedFigure::measure, PublishedFigure::value)
                .containsExactly(tuple("callAndReply", 834), tuple("callAndReplyBetweenCores", 448));
        assertThat(CostTables.validation("flat")).isEmpty();
    }

    @Test
    void loadsATableFromAFile() throws Exception {
        var file = Files.writeString(folder.resolve("mine.json"), shipped().replace("\"name\": \"flat\"", "\"name\": \"mine\""));
        assertThat(CostTables.load(file.toString()).name()).isEqualTo("mine");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> CostTables.load("no-such-table")).hasMessageContaining("no-such-table").hasMessageContaining("flat");
        assertThatThrownBy(() -> CostTables.parse("x", "{}")).hasMessageContaining("format");
        assertThatThrownBy(() -> CostTables.parse("x", shipped().replace("\"divide\"", "\"divine\"")))
                .hasMessageContaining("divine");
        assertThatThrownBy(() -> CostTables.parse("x", shipped().replace("\"value\": 1000,", "\"value\": 0,")))
                .hasMessageContaining("frequency");
        assertThatThrownBy(() -> CostTables.parse("x", shipped().replace("\"unit\": \"MHz\"", "\"unit\": \"GHz\"")))
                .hasMessageContaining("MHz");
    }

    @Test
    void namesTheLineThatIsNoJson() {
        assertThatThrownBy(() -> CostTables.parse("mine.json", shipped().replaceFirst("\"name\":", "\"name\""))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mine.json:4: not JSON: Unexpected character").hasMessageNotContainingAny("\n", "REDACTED", "UNKNOWN");
        assertThatThrownBy(() -> CostTables.parse("mine.json", "{")).hasMessage("mine.json:1: not JSON: Unexpected end-of-input: expected close marker for Object");
        assertThatThrownBy(() -> CostTables.parse("mine.json", "{}\n]")).hasMessageStartingWith("mine.json:2: not JSON: ");
    }

    private static String shipped() {
        return shipped("flat");
    }

    private static String shipped(String name) {
        try (var in = CostTablesTest.class.getResourceAsStream("/ringside/machine/costs/" + name + ".json")) {
            return new String(in.readAllBytes());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
