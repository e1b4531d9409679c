package ringside.workbench.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import ringside.workbench.Problem;
import ringside.workbench.architecture.ArchitectureReader;
import ringside.workbench.measure.Measures;
import ringside.workbench.scenario.ScenarioReader;
import ringside.workbench.scenario.Vocabularies;

class SchemasTest {
    private static final Path MONO = Path.of("../../arch-monolithic/architecture.json");

    @Test
    void everySchemaIsJsonOfTheRightDialect() throws Problem {
        for (String name : Schemas.NAMES) {
            assertThat(JsonDocument.parse(name, Schemas.text(name)).member("$schema").text()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        }
    }

    @Test
    void anUnknownSchemaNamesThoseThereAre() {
        assertThatThrownBy(() -> Schemas.text("matrix")).hasMessage("there is no schema \"matrix\": choose from architecture, scenario");
    }

    @Test
    void theReaderDemandsWhatTheArchitectureSchemaRequires() throws Problem {
        var text = JsonDocument.textOf(MONO);
        for (JsonValue key : JsonDocument.parse("schema", Schemas.text("architecture")).member("required").items()) {
            assertThatThrownBy(() -> ArchitectureReader.parse("mono.json", text.replaceFirst("\"" + key.text() + "\":", "\"-\":")))
                    .as(key.text()).isInstanceOf(Problem.class);
        }
    }

    @Test
    void theReaderDemandsWhatTheScenarioSchemaRequires() throws Problem {
        var text = JsonDocument.textOf(Path.of("../library/S01.ring.json"));
        var reader = new ScenarioReader(Vocabularies.complete(Measures.names()));
        assertThat(reader.parse("S01", text).id()).isEqualTo("S01");
        for (JsonValue key : JsonDocument.parse("schema", Schemas.text("scenario")).member("required").items()) {
            assertThatThrownBy(() -> reader.parse("S01", text.replaceFirst("\"" + key.text() + "\":", "\"-\":")))
                    .as(key.text()).isInstanceOf(Problem.class);
        }
    }
}
