package ringside.workbench.report;

import java.util.List;
import ringside.workbench.bench.Measurement;

/// `ringside bench --json`. The keys are a promise: they change only with a version step.
public final class BenchJson {
    private static final int VERSION = 1;

    private BenchJson() {}

    public static String of(List<Measurement> measurements) {
        var top = JsonText.object();
        top.put("format", "ringside.bench").put("version", VERSION);
        var results = top.putArray("results");
        for (var each : measurements) {
            var node = results.addObject();
            node.put("name", each.name());
            JsonText.number(node, "value", each.value());
            node.put("unit", each.unit()).put("runs", each.runs());
            JsonText.number(node, "min", each.min());
            JsonText.number(node, "max", each.max());
            node.put("note", each.note());
        }
        return JsonText.of(top);
    }
}
