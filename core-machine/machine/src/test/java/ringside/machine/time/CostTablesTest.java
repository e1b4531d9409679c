package ringside.machine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void loadsATableFromAFile() throws Exception {
        var file = Files.writeString(folder.resolve("mine.json"), shipped().replace("\"name\": \"flat\"", "\"name\": \"mine\""));
        assertThat(CostTables.load(file.toString()).name()).isEqualTo("mine");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> CostTables.load("no-such-table")).hasMessageContaining("no-such-table").hasMessageContaining("flat");
        assertThatThrownBy(() -> CostTables.parse("x", "{")).hasMessageContaining("not valid JSON");
        assertThatThrownBy(() -> CostTables.parse("x", "{}")).hasMessageContaining("format");
        assertThatThrownBy(() -> CostTables.parse("x", shipped().replace("\"divide\"", "\"divine\"")))
                .hasMessageContaining("divine");
        assertThatThrownBy(() -> CostTables.parse("x", shipped().replace("\"value\": 1000,", "\"value\": 0,")))
                .hasMessageContaining("frequency");
        assertThatThrownBy(() -> CostTables.parse("x", shipped().replace("\"unit\": \"MHz\"", "\"unit\": \"GHz\"")))
                .hasMessageContaining("MHz");
    }

    private static String shipped() {
        try (var in = CostTablesTest.class.getResourceAsStream("/ringside/machine/costs/flat.json")) {
            return new String(in.readAllBytes());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
