package ringside.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.workbench.Problem;
import ringside.workbench.run.Results;
import ringside.workbench.scenario.Check;
import ringside.workbench.scenario.Check.Comparison;
import ringside.workbench.scenario.Check.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunJsonTest {
    private static JsonNode json() throws Problem {
        var checks = List.<Check>of(new Check.Metric("c1", Kind.EXPECT, List.of(), "ringChanges", false, Comparison.AT_MOST, 3));
        return JsonMapper.shared().readTree(RunJson.of(Results.run(checks, Results.lane("arch-monolithic", 2, 4, "\u00e4\n"))));
    }

    @Test
    void theKeysOfARunAreThePromisedOnesInOrder() throws Problem {
        assertThat(json().propertyNames()).containsExactly("format", "version", "scenario", "seed", "costTable", "lanes", "checks");
        assertThat(json().get("costTable").propertyNames()).containsExactly("name", "sha256");
        assertThat(json().get("lanes").get(0).propertyNames())
                .containsExactly("lane", "profile", "status", "outcome", "damage", "console", "traceHash", "stateHash", "metrics");
        assertThat(json().get("checks").get(0).propertyNames()).containsExactly("id", "kind", "lane", "passed", "expected", "actual");
    }

    @Test
    void theValuesAreThoseOfTheRun() throws Problem {
        assertThat(json().get("format").asString()).isEqualTo("ringside.run");
        assertThat(json().get("seed").asLong()).isEqualTo(7);
        var lane = json().get("lanes").get(0);
        assertThat(lane.get("status").asString()).isEqualTo("completed");
        assertThat(lane.get("console").asString()).isEqualTo("\u00e4\n");
        assertThat(lane.get("metrics").get("ringChanges").asInt()).isEqualTo(6);
        assertThat(json().get("checks").get(0).toString())
                .isEqualTo("{\"id\":\"c1\",\"kind\":\"expect\",\"lane\":\"mono\",\"passed\":false,\"expected\":\"<= 3\",\"actual\":\"6\"}");
    }

    @Test
    void wholeNumbersHaveNoPoint() throws Problem {
        assertThat(json().get("lanes").get(0).get("metrics").get("requests").toString()).isEqualTo("2");
    }

    @Test
    void theTableShowsAveragesForEachRequestAndTheMissedCheck() throws Problem {
        var checks = List.<Check>of(new Check.Metric("c1", Kind.INVARIANT, List.of(), "ringChanges", false, Comparison.AT_MOST, 3));
        var table = RunTable.of(Results.run(checks, Results.lane("arch-monolithic", 2, 4, ""), Results.lane("arch-micro", 2, 3, "")));
        assertThat(table.lines()).anyMatch(line -> line.matches("ringChanges +3 +2.50 +count"));
        assertThat(table.lines()).anyMatch(line -> line.matches("requests +2 +2 +count"));
        assertThat(table).contains("MISSED c1 mono: expected <= 3, found 6").contains("model cycles of the named cost table");
        assertThat(table.lines()).noneMatch(line -> line.endsWith(" "));
    }
}
