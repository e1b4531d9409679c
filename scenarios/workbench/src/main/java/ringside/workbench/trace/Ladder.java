package ringside.workbench.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import ringside.machine.trace.TraceEvent;

/// One request as a ladder in plain text: a column for each component it visits, an arrow for each hop.
///
/// ```text
///    cycles   program        kernel          fs
///        +0      │              │             │      request 17 opens
///       +64      ●─────────────▶│             │      program → kernel
/// ```
public final class Ladder {
    private static final int GAP = 4;
    private static final int LEAST_WIDTH = 10;

    private final Request request;
    private final EventText text;
    private final List<Integer> columns;
    private final List<Integer> centres = new ArrayList<>();
    private final int width;

    /// @param components names by index
    public Ladder(Request request, List<String> components) {
        this.request = request;
        this.text = new EventText(components);
        this.columns = request.work().stream().flatMap(work -> visited(work.event()).stream()).distinct().toList();
        int at = 0;
        for (int column : columns) {
            int columnWidth = Math.max(LEAST_WIDTH, text.component(column).length()) + GAP;
            centres.add(at + columnWidth / 2);
            at += columnWidth;
        }
        this.width = at;
    }

    private static List<Integer> visited(TraceEvent event) {
        return event instanceof TraceEvent.Transfer hop ? List.of(hop.from(), hop.to()) : List.of(event.at().component());
    }

    /// The lines of the ladder. TLB misses are left out; the counters have them.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("request " + request.id() + ": " + (request.closed().cycle() - request.opened().cycle()) + " model cycles");
        lines.add("   cycles  " + header());
        for (Request.Work work : request.work()) {
            if (!(work.event() instanceof TraceEvent.TlbMiss)) {
                long elapsed = work.event().at().cycle() - request.opened().cycle();
                lines.add(String.format("%9s  %s%s%s", "+" + elapsed, rungs(work.event()), text.describe(work.event()),
                        work.asynchronous() ? "  (interrupt)" : ""));
            }
        }
        return lines;
    }

    public String print() {
        return lines().stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
    }

    private String header() {
        var header = new StringBuilder(" ".repeat(width));
        for (int index = 0; index < columns.size(); index++) {
            var name = text.component(columns.get(index));
            int start = Math.max(0, centres.get(index) - name.length() / 2);
            header.replace(start, start + name.length(), name);
        }
        return header.toString();
    }

    private String rungs(TraceEvent event) {
        var row = new StringBuilder(" ".repeat(width));
        centres.forEach(centre -> row.setCharAt(centre, '│'));
        if (event instanceof TraceEvent.Transfer hop && hop.from() != hop.to()) {
            int from = centres.get(columns.indexOf(hop.from()));
            int to = centres.get(columns.indexOf(hop.to()));
            for (int at = Math.min(from, to); at <= Math.max(from, to); at++) {
                row.setCharAt(at, '─');
            }
            row.setCharAt(from, '●');
            row.setCharAt(to, from < to ? '▶' : '◀');
        } else {
            row.setCharAt(centres.get(columns.indexOf(event.at().component())), '●');
        }
        return row.toString();
    }
}
