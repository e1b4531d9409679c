package ringside.workbench.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.workbench.image.ContentHash;

class PublishedMatrixTest {
    private static final List<String> ROWS = List.of("Performance", "Safety", "Fault isolation", "Complexity", "Multi-app", "Ecosystem",
            "Auditability", "Rust synergy");

    @Test
    void theTablesAreThoseOfTheSources() throws Exception {
        assertThat(ContentHash.of(CsvTable.text("published-matrix.csv").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("909f0024710de473ebbe9743a85bf2dc04bf13e3be181fd48d5c50d453ce54a2");
        assertThat(ContentHash.of(CsvTable.text("presets.csv").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("4680499c5b129d6a2bdc9fc570b3629f6c8d7a2fe4f568801f28e8aaeec9a56f");
    }

    @Test
    void whatWasReadIsTheTableByteForByte() throws Exception {
        var published = PublishedMatrix.shipped();
        var text = new StringBuilder("row,architecture,rating,plus,source\n");
        for (String row : ROWS) {
            for (String lane : published.lanes()) {
                var rating = published.ratings().get(row).get(lane);
                text.append(row).append(',').append(lane).append(',').append(rating.rating().isPresent() ? rating.rating().getAsInt() : "")
                        .append(',').append(rating.plus()).append(',').append(rating.source()).append('\n');
            }
        }
        assertThat(text.toString()).isEqualTo(CsvTable.text("published-matrix.csv"));
    }

    @Test
    void everyRowOfTheMappingIsAPublishedRow() throws Exception {
        assertThat(Mapping.shipped().criteria()).extracting(Criterion::label).containsExactlyElementsOf(ROWS);
    }

    @Test
    void notApplicableAndTheDashAreDifferentTextsWithoutANumber() throws Exception {
        var published = PublishedMatrix.shipped();
        assertThat(published.ratings().get("Fault isolation").get("uni").plus()).isEqualTo("N/A");
        assertThat(published.ratings().get("Multi-app").get("uni").plus()).isEqualTo("—");
        assertThat(published.ratings().get("Fault isolation").get("uni").rating()).isEmpty();
        assertThat(published.ratings().get("Multi-app").get("uni").rating()).isEmpty();
    }
}
