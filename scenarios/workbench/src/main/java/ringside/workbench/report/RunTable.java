package ringside.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import ringside.workbench.measure.Measure;
import ringside.workbench.measure.Measures;
import ringside.workbench.measure.RequestMeasure;
import ringside.workbench.measure.RunMeasure;
import ringside.workbench.measure.StaticMeasure;
import ringside.workbench.run.LaneRun;
import ringside.workbench.run.RunResult;
import ringside.workbench.scenario.Check;

/// A run as a table for people: one column for each lane, counts for each request first, then figures of the whole run.
public final class RunTable {
    private static final int LEAST_WIDTH = 12;
    private static final int HASH_DIGITS = 12;
    private final RunResult result;
    private final StringBuilder out = new StringBuilder();

    private RunTable(RunResult result) {
        this.result = result;
    }

    public static String of(RunResult result) {
        return new RunTable(result).print();
    }

    private String print() {
        line(result.scenario().id() + "  " + result.scenario().title());
        line("seed " + result.seed() + ", cost table " + result.costs().name() + " ("
                + result.costs().sha256().substring(0, HASH_DIGITS) + ")");
        line("");
        row("", "", LaneRun::lane);
        row("profile", "", lane -> lane.architecture().profile().word());
        row("status", "", lane -> RunJson.status(lane.status()));
        line("");
        result.lanes().forEach(lane -> line(String.format("%-" + LEAST_WIDTH + "s%s", lane.lane(), lane.outcome())));
        line("");
        damage();
        line("for each request, on average");
        figures(RequestMeasure.class::isInstance, RunTable::average);
        line("");
        line("for the whole run");
        figures(this::isOfTheRun, (measure, lane) -> figure(measure.name(), lane));
        row("trace hash", "", lane -> lane.traceHash().substring(0, HASH_DIGITS));
        line("");
        checks();
        line("Cycles are model cycles of the named cost table; there is no pipeline, cache-capacity or speculation model.");
        return out.toString();
    }

    /// Figures of images are the same whatever runs, so they are shown where the scenario has something to say about one of them.
    private boolean isOfTheRun(Measure measure) {
        return measure instanceof RunMeasure || measure instanceof StaticMeasure && isAboutImages();
    }

    private boolean isAboutImages() {
        return result.scenario().checks().stream()
                .anyMatch(check -> check instanceof Check.Metric metric && Measures.named(metric.metric()).filter(StaticMeasure.class::isInstance).isPresent());
    }

    private void damage() {
        for (LaneRun lane : result.lanes()) {
            lane.damage().forEach(each -> line("damage in " + lane.lane() + ": " + each.what() + " of " + each.owner() + ", " + each.bytes() + " bytes"));
        }
        if (!result.scenario().faults().isEmpty()) {
            line("");
        }
    }

    @FunctionalInterface
    private interface Figure {
        OptionalDouble of(Measure measure, LaneRun lane);
    }

    private void figures(Predicate<Measure> chosen, Figure figure) {
        for (Measure measure : Measures.ALL) {
            if (chosen.test(measure) && result.lanes().stream().anyMatch(lane -> figure.of(measure, lane).isPresent())) {
                row(measure.name(), measure.unit(), lane -> {
                    var value = figure.of(measure, lane);
                    return value.isPresent() ? Figures.grouped(value.getAsDouble()) : "-";
                });
            }
        }
    }

    private static OptionalDouble average(Measure measure, LaneRun lane) {
        var total = figure(measure.name(), lane);
        return total.isPresent() && !lane.requests().isEmpty()
                ? OptionalDouble.of(total.getAsDouble() / lane.requests().size()) : OptionalDouble.empty();
    }

    private static OptionalDouble figure(String name, LaneRun lane) {
        var value = lane.metrics().get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private void checks() {
        for (var check : result.checks()) {
            line(String.format("%-6s %s %s: expected %s, found %s",
                    check.passed() ? "ok" : "MISSED", check.id(), check.lane(), check.expected(), check.actual()));
        }
        if (!result.checks().isEmpty()) {
            line("");
        }
    }

    private void row(String name, String unit, Function<LaneRun, String> cell) {
        var cells = new ArrayList<String>();
        for (LaneRun lane : result.lanes()) {
            cells.add(String.format("%" + width(lane) + "s", cell.apply(lane)));
        }
        line(String.format("%-22s%s  %s", name, String.join("", cells), unit));
    }

    /// Wide enough for figures.
    private static int width(LaneRun lane) {
        return 2 + Math.max(LEAST_WIDTH, lane.lane().length());
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
