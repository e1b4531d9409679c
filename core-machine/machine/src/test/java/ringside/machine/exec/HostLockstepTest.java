package ringside.machine.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.machine.isa.Formatter;

/// Generated instructions on this machine and on the processor of this computer: registers, defined flags, XMM, x87, memory, vector, error
/// code and CR2 agree.
///
/// 200,000 cases; 5 million with `-Dringside.thorough=true`; others than the usual with `-Dringside.seed=N`.
class HostLockstepTest {
    private static final int CASES = Integer.getInteger("ringside.cases", Boolean.getBoolean("ringside.thorough") ? 5_000_000 : 200_000);
    private static final long SEED = Long.getLong("ringside.seed", 1);
    private static final int SHOWN = 40;

    @TempDir
    private Path folder;

    private final Map<String, Integer> kinds = new TreeMap<>();
    private final Map<String, String> reports = new TreeMap<>();

    @Test
    void everyCaseAgreesWithTheHost() throws IOException, InterruptedException {
        var source = CaseSource.exact(SEED);
        int compared = 0;
        try (var host = HostProcess.start(folder)) {
            while (compared < CASES) {
                var batch = source.next(HostProcess.BATCH);
                host.send(batch.stream().map(CaseSource.Tried::from).toList());
                var doubtful = differing(batch, host.receive(batch.size()));
                if (!doubtful.isEmpty()) {
                    host.send(doubtful.stream().map(CaseSource.Tried::from).toList());
                    var results = host.receive(doubtful.size());
                    for (int i = 0; i < doubtful.size(); i++) {
                        compare(doubtful.get(i), results.get(i));
                    }
                }
                compared += batch.size();
            }
        }
        System.out.printf("%d cases of %d forms against the host, %d differ %s%n", compared, source.forms(),
                kinds.values().stream().mapToInt(Integer::intValue).sum(), kinds);
        assertThat(reports.values().stream().limit(SHOWN).toList()).isEmpty();
    }

    /// They are tried twice: when the host's kernel moves a page, the present bit of an error code is not that of the case.
    private static List<CaseSource.Tried> differing(List<CaseSource.Tried> batch, List<HostResult> results) {
        var differing = new ArrayList<CaseSource.Tried>();
        for (int i = 0; i < batch.size(); i++) {
            var tried = batch.get(i);
            if (tried.own().digest(tried.mask()) != results.get(i).digest(tried.mask())) {
                differing.add(tried);
            }
        }
        return differing;
    }

    private void compare(CaseSource.Tried tried, HostResult host) {
        long mask = tried.mask();
        if (tried.own().digest(mask) != host.digest(mask)) {
            var name = tried.in().form().op() + " " + tried.in().form().operands();
            kinds.merge(name, 1, Integer::sum);
            reports.putIfAbsent(name, report(tried, tried.own().text(mask), host.text(mask)));
        }
    }

    private static String report(CaseSource.Tried tried, String own, String host) {
        var from = tried.from();
        var report = new StringBuilder(HexFormat.ofDelimiter(" ").formatHex(from.code, 0, tried.in().length())).append("  ")
                .append(Formatter.format(tried.in())).append(String.format("%n    vector %d, flags %x mxcsr %x control %x status %x tags %x before",
                tried.own().vector, from.flags, from.mxcsr, from.control, from.status, from.tags));
        var ours = own.split("\n");
        var theirs = host.split("\n");
        for (int i = 0; i < ours.length; i++) {
            var a = ours[i].split(" ");
            var b = theirs[i].split(" ");
            for (int j = 0; j < a.length; j++) {
                if (!a[j].equals(b[j])) {
                    report.append(String.format("%n    %s[%d]: %s, on the host %s", a[0], j - 1, a[j], b[j]));
                }
            }
        }
        return report.append('\n').toString();
    }
}
