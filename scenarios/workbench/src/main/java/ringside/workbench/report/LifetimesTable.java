package ringside.workbench.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ringside.compiler.mutate.Operator;
import ringside.workbench.campaign.Lifetimes.Variant;
import ringside.workbench.campaign.LaneFaults;
import ringside.workbench.campaign.Notice;
import ringside.workbench.campaign.Suite;
import ringside.workbench.campaign.Verdict;

/// What generation checks and guarded fields buy, as a table for people: one column for each lane, first without, then with.
public final class LifetimesTable {
    private static final int LABEL = 30;
    private static final int WIDTH = 28;

    private final StringBuilder out = new StringBuilder();

    private LifetimesTable() {}

    /// @param variants without and with
    public static String of(List<Variant> variants) {
        var table = new LifetimesTable();
        var result = variants.getFirst().faults();
        table.line("suite " + result.suite().id() + ": " + result.suite().description());
        table.line("seed " + result.seed() + ", workload of " + result.scenario().id() + "; placement: " + result.rule());
        variants.forEach(table::print);
        table.line("");
        for (int i = 0; i < result.lanes().getFirst().verdicts().size(); i++) {
            table.fault(variants, i);
        }
        table.line("");
        table.line("The same faults twice: as C would have it, and with handles that die with their object's release. With them, a bug that the rule");
        table.line("about guarded fields refuses ends at the compiler. Held: refused or stopped, of those that struck. Undetected: it struck, and");
        table.line("everything was as without it; a leak or a lock that nobody missed may be missed by another workload.");
        return table.out.toString();
    }

    private void print(Variant variant) {
        var lanes = variant.faults().lanes();
        line("");
        row(lanes, "handles " + variant.handles(), lane -> lane.lane().id());
        row(lanes, "instructions per warm read", lane -> variant.prices().containsKey(lane.lane().id())
                ? String.format(Locale.ROOT, "%,.0f", variant.prices().get(lane.lane().id())) : "-");
        row(lanes, "held", lane -> variant.held(lane).toString());
        for (Notice notice : Notice.values()) {
            row(lanes, "  " + notice.label(), lane -> number(variant.count(lane, notice)));
        }
        for (Operator operator : operators(variant)) {
            row(lanes, operator.word() + ": held/damaged/undetected", lane -> {
                var own = of(operator, lane);
                return variant.held(own).count() + " / " + number(variant.count(own, Notice.DAMAGED)) + " / " + number(variant.count(own, Notice.UNDETECTED));
            });
        }
    }

    /// The operators that have a fault, in the order of the suite.
    private static List<Operator> operators(Variant variant) {
        return Suite.LIFETIME.families().stream().flatMap(family -> family.operators().stream())
                .filter(operator -> variant.faults().lanes().stream().anyMatch(lane -> !of(operator, lane).verdicts().isEmpty())).toList();
    }

    private static LaneFaults of(Operator operator, LaneFaults lane) {
        return new LaneFaults(lane.lane(), lane.knobs(), lane.programs(), lane.verdicts().stream()
                .filter(verdict -> verdict.fault().mutation().site().operator() == operator).toList());
    }

    private void fault(List<Variant> variants, int number) {
        var lanes = variants.getFirst().faults().lanes();
        var fault = lanes.getFirst().verdicts().get(number).fault();
        line(fault.mutation().name() + " at pass " + fault.occurrence() + ": " + IntStream.range(0, lanes.size())
                .mapToObj(lane -> lanes.get(lane).lane().id() + " " + variants.stream().map(variant -> shown(variant, lane, number))
                        .collect(Collectors.joining(" -> "))).collect(Collectors.joining(", ")));
    }

    private static String shown(Variant variant, int lane, int number) {
        Verdict verdict = variant.faults().lanes().get(lane).verdicts().get(number);
        var notice = variant.notice(verdict);
        return notice.label() + (notice == Notice.DAMAGED ? " (" + verdict.outcome().label() + ")" : "");
    }

    private static String number(int count) {
        return count == 0 ? "-" : Integer.toString(count);
    }

    private void row(List<LaneFaults> lanes, String label, Function<LaneFaults, String> cell) {
        line(String.format("%-" + LABEL + "s", label) + lanes.stream()
                .map(lane -> String.format("%" + WIDTH + "s", cell.apply(lane))).collect(Collectors.joining()));
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
