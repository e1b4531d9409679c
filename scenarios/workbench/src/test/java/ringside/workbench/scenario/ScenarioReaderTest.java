package ringside.workbench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.workbench.Problem;
import ringside.workbench.scenario.Check.Comparison;
import ringside.workbench.scenario.Check.Kind;

class ScenarioReaderTest {
    private static final String TEXT = """
            {
              "format": "ringside.scenario", "version": "1.0",
              "id": "X1", "title": "Try", "level": 1, "minutes": 5, "seed": 7,
              "machine": { "cores": 1, "memoryMiB": 64, "costs": "flat" },
              "lanes": ["mono", "frame"],
              "knobs": { "frame": { "services": "unchecked" } },
              "workload": [ { "app": "reader", "arguments": ["/data/poem"], "requests": 3 }, { "app": "sleeper", "arguments": ["500"] } ],
              "predict": [ { "id": "p1", "kind": "rank", "text": "Which first?", "options": "lanes" } ],
              "checks": [
                { "id": "c1", "kind": "invariant", "lanes": ["mono"], "metric": "ringChanges", "per": "request", "op": "==", "value": 2 },
                { "id": "c2", "kind": "expect", "same": "console" },
                { "id": "c3", "kind": "invariant", "outcome": "success" }
              ],
              "limits": { "maxEvents": 1000 },
              "view": { "level": "ring" }
            }
            """;
    private ScenarioReader reader;

    @BeforeEach
    void knowsSomeNames() throws Problem {
        reader = new ScenarioReader(Vocabularies.of(Set.of("ringChanges", "requests")));
    }

    @Test
    void readsWhatIsWritten() throws Problem {
        var scenario = reader.parse("x.ring.json", TEXT);
        assertThat(scenario.machine()).isEqualTo(new Scenario.MachineSpec(1, 64, "flat"));
        assertThat(scenario.knobs()).isEqualTo(Map.of("frame", Map.of("services", "unchecked")));
        assertThat(scenario.workload().getFirst().words()).containsExactly("/bin/reader", "/data/poem", "3");
        assertThat(scenario.workload().getLast().words()).containsExactly("/bin/sleeper", "500");
        assertThat(scenario.predict().getFirst().options()).containsExactly("mono", "frame");
        assertThat(scenario.checks()).containsExactly(
                new Check.Metric("c1", Kind.INVARIANT, List.of("mono"), "ringChanges", true, Comparison.EQUAL, 2),
                new Check.SameConsole("c2", Kind.EXPECT, List.of()),
                new Check.Succeeds("c3", Kind.INVARIANT, List.of()));
        assertThat(scenario.limits()).isEqualTo(new Scenario.Limits(Scenario.Limits.DEFAULT.maxInstructions(), 1000));
    }

    @Test
    void allLanesAreThoseInstalled() throws Problem {
        assertThat(reader.parse("x", TEXT.replace("[\"mono\", \"frame\"]", "\"all\"")).lanes()).containsExactly("mono", "micro", "frame");
    }

    @Test
    void linesAndRefusalsAreKindsOfChecks() throws Problem {
        var text = TEXT.replace("\"same\": \"console\"", "\"same\": \"lines\"").replace("\"outcome\": \"success\"", "\"outcome\": \"success-or-refused\"");
        assertThat(reader.parse("x", text).checks()).contains(new Check.SameLines("c2", Kind.EXPECT, List.of()),
                new Check.SucceedsOrRefuses("c3", Kind.INVARIANT, List.of()));
    }

    @Test
    void keysItDoesNotKnowAreKept() throws Problem {
        assertThat(reader.parse("x.ring.json", TEXT).source()).contains("\"view\": { \"level\": \"ring\" }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[\"mono\", \"frame\"]      | [\"mono\", \"moon\"]        | x:5: /lanes/1: there is no lane \"moon\"; allowed: frame, micro, mono",
        "[\"mono\", \"frame\"]      | [\"mono\", \"mono\"]        | x:5: /lanes/1: lane \"mono\" is named twice",
        "\"costs\": \"flat\"        | \"costs\": \"free\"         | x:4: /machine/costs: there is no cost table \"free\"; allowed: flat, teaching-default",
        "\"cores\": 1               | \"cores\": 0                | x:4: /machine/cores: 0 stands where a whole number from 1 to 64 is needed",
        "\"services\": \"unchecked\" | \"services\": \"half\"      | x:6: /knobs/frame/services: knob \"services\" has no value \"half\"; allowed: checked, unchecked",
        "\"services\": \"unchecked\" | \"speed\": \"high\"         | x:6: /knobs/frame/speed: there is no knob \"speed\" in lane \"frame\"; allowed: handles, profile, services",
        "{ \"frame\": {             | { \"micro\": {              | x:6: /knobs/micro/services: there is no knob \"services\" in lane \"micro\"; allowed: handles, profile",
        "{ \"frame\": {             | { \"moon\": {               | x:6: /knobs/moon: there is no lane \"moon\"; allowed: frame, micro, mono",
        "\"app\": \"sleeper\"       | \"app\": \"slepper\"        | x:7: /workload/1/app: there is no app \"slepper\"; allowed: reader, sleeper",
        "[\"500\"]                  | [\"5,00\"]                  | x:7: /workload/1/arguments: \"5,00\" contains a comma, semicolon or blank, which separate words of the kernel's command line",
        "\"requests\": 3            | \"requests\": -3            | x:7: /workload/0/requests: -3 stands where a whole number from 1 to 1000000 is needed",
        "\"kind\": \"rank\"         | \"kind\": \"guess\"          | x:8: /predict/0/kind: \"guess\" is not known here; allowed: rank, subset, number, choice",
        "\"metric\": \"ringChanges\"| \"metric\": \"ringChange\"  | x:10: /checks/0/metric: there is no metric \"ringChange\"; allowed: requests, ringChanges",
        "\"op\": \"==\"             | \"op\": \"=\"               | x:10: /checks/0/op: \"=\" is not known here; allowed: ==, <=, >=, <, >",
        "\"lanes\": [\"mono\"],     | \"lanes\": [\"micro\"],     | x:10: /checks/0/lanes/0: there is no lane of this scenario \"micro\"; allowed: frame, mono",
        "\"id\": \"c2\"             | \"id\": \"c1\"              | x:11: /checks/1/id: there is already a check \"c1\"; choose another id",
        "\"same\": \"console\"      | \"sane\": \"console\"       | x:11: /checks/1: a check needs one of \"metric\", \"same\", \"outcome\"",
        "\"maxEvents\": 1000        | \"maxEvents\": 0            | x:14: /limits/maxEvents: 0 stands where a whole number from 1 to 50000000 is needed",
    })
    void mistakesAreNamedWithPlaceAndRemedy(String right, String wrong, String message) {
        var text = TEXT.replace(right, wrong);
        assertThat(text).isNotEqualTo(TEXT);
        assertThatThrownBy(() -> reader.parse("x", text)).isInstanceOf(Problem.class).hasMessage(message);
    }

    @Test
    void aFileIsNamedAfterItsScenario(@TempDir Path folder) throws Exception {
        assertThat(reader.read(Files.writeString(folder.resolve("X1.ring.json"), TEXT)).id()).isEqualTo("X1");
        var other = Files.writeString(folder.resolve("X2.ring.json"), TEXT);
        assertThatThrownBy(() -> reader.read(other)).hasMessage(other + ": the scenario's id is \"X1\": name the file X1.ring.json");
    }
}
