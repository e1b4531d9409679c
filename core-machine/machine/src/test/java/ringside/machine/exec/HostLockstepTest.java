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
/// 200,000 cases; 5 million with `-Dringside.thorough=true`.
class HostLockstepTest {
    private static final int CASES = Boolean.getBoolean("ringside.thorough") ? 5_000_000 : Integer.getInteger("ringside.cases", 200_000);
    private static final long SEED = Long.getLong("ringside.seed", 1);
    private static final int SHOWN = 40;

    @TempDir
    private Path folder;

    private final Sandbox sandbox = new Sandbox();
    private final CaseGenerator generator = new CaseGenerator(sandbox);
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final Map<String, String> reports = new TreeMap<>();
    private int differing;
    private int next;

    @Test
    void everyCaseAgreesWithTheHost() throws IOException, InterruptedException {
        int compared = 0;
        try (var host = HostProcess.start(folder)) {
            while (compared < CASES) {
                var cases = new ArrayList<HostCase>();
                var own = new ArrayList<HostResult>();
                collect(cases, own);
                host.send(cases);
                compare(cases, own, host.receive(cases.size()));
                compared += cases.size();
            }
        }
        System.out.printf("%d cases of %d forms against the host, %d differ %s%n", compared, generator.forms().size(), differing, kinds);
        assertThat(reports.values().stream().limit(SHOWN).toList()).isEmpty();
    }

    private void collect(List<HostCase> cases, List<HostResult> own) {
        while (cases.size() < HostProcess.BATCH) {
            var one = generator.make(SEED, next++);
            var in = sandbox.decode(one);
            var result = sandbox.run(one, in);
            if (Comparability.isComparable(one, in, result)) {
                cases.add(one);
                own.add(result);
            }
        }
    }

    private void compare(List<HostCase> cases, List<HostResult> own, List<HostResult> host) {
        for (int i = 0; i < cases.size(); i++) {
            var in = sandbox.decode(cases.get(i));
            long mask = UndefinedFlags.mask(cases.get(i), in);
            if (own.get(i).digest(mask) != host.get(i).digest(mask)) {
                differing++;
                var name = in.form().op() + " " + in.form().operands();
                kinds.merge(name, 1, Integer::sum);
                reports.putIfAbsent(name, report(cases.get(i), in.length(), Formatter.format(in), own.get(i).text(mask), host.get(i).text(mask), own.get(i).vector));
            }
        }
    }

    private static String report(HostCase one, int length, String text, String own, String host, long vector) {
        var report = new StringBuilder(HexFormat.ofDelimiter(" ").formatHex(one.code, 0, length) + "  " + text + String.format(
                "%n    vector %d flags %x mxcsr %x control %x status %x tags %x", vector, one.flags, one.mxcsr, one.control, one.status, one.tags));
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
