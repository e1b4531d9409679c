package ringside.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.workbench.Problem;
import ringside.workbench.report.BenchJson;

class BenchmarksTest {
    private final Benchmarks benchmarks = new Benchmarks();

    @Test
    void noNameMeansAll() throws Exception {
        assertThat(benchmarks.named(List.of())).extracting(Benchmark::name).contains("machine.alu", "machine.calls", "machine.ring",
                "machine.wide", "machine.snapshot", "machine.restore", "machine.forks");
    }

    @Test
    void groupNamesWhatIsInIt() throws Exception {
        assertThat(benchmarks.named(List.of("machine"))).extracting(Benchmark::name).contains("machine.alu", "machine.forks");
        assertThat(benchmarks.named(List.of("machine.ring"))).extracting(Benchmark::name).containsExactly("machine.ring");
    }

    @Test
    void unknownNameIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> benchmarks.named(List.of("machine.al"))).isInstanceOf(Problem.class)
                .hasMessageContaining("\"machine.al\"").hasMessageContaining("machine.alu");
    }

    @Test
    void jsonHasWhatScriptsReadOfEachMeasurement() {
        var measurement = Measurement.of("machine.alu", "x qemu", new double[] {0.5, 0.25, 2}, "how");
        assertThat(BenchJson.of(List.of(measurement)).replaceAll("\\s", "")).isEqualTo(
                "{\"format\":\"ringside.bench\",\"version\":1,\"results\":[{\"name\":\"machine.alu\",\"value\":0.5,\"unit\":\"xqemu\","
                + "\"runs\":3,\"min\":0.25,\"max\":2,\"note\":\"how\"}]}");
    }
}
