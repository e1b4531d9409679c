package ringside.machine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.machine.isa.Formatter;
import ringside.machine.isa.Op;

/// The transcendental x87 instructions on this machine and on a processor. Processors do not round their results correctly: the manual allows them
/// errors below 1 unit of the last place when they round to nearest, below 1.5 otherwise (Intel SDM vol. 1 §8.3.10). This machine rounds
/// correctly, so that the two differ by 1 unit at most, or 2 (seen of `fyl2xp1` alone). All else is equal: special operands, flags, registers,
/// condition bits.
///
/// Recorded are, for each case, a digest and two numbers. Recording: see [RecordedHostTest], with `-Dringside.record.transcendental=FILE`, where
/// FILE is `src/test/resources/ringside/machine/host/transcendental.bin`.
class TranscendentalTest {
    private static final int ROUNDING = 0xC00;
    private static final int LIVE = Boolean.getBoolean("ringside.thorough") ? 1_000_000 : 20_000;
    private static final int RECORDED = 20_000;
    private static final int RECORD_BYTES = 4 + 2 * (2 + 8);
    private static final long RECORDED_SEED = 2;
    private static final String RESOURCE = "/ringside/machine/host/transcendental.bin";
    private static final int SHOWN = 20;

    @TempDir
    private Path folder;

    private final Map<Op, BigInteger> greatest = new TreeMap<>();
    private final Map<Op, Integer> differing = new TreeMap<>();
    private final List<String> reports = new ArrayList<>();

    @Test
    void everyCaseAgreesWithTheHostWithinTheBound() throws IOException, InterruptedException {
        var source = CaseSource.approximate(Long.getLong("ringside.seed", 1));
        int compared = 0;
        try (var host = HostProcess.start(folder)) {
            while (compared < LIVE) {
                var batch = source.next(HostProcess.BATCH);
                var results = results(host, batch);
                for (int i = 0; i < batch.size(); i++) {
                    compare(batch.get(i), Approximation.of(batch.get(i), results.get(i)));
                }
                compared += batch.size();
            }
        }
        System.out.printf("%d transcendental cases against the host, greatest distances %s, %d places differ by one%n", compared, greatest,
                differing.values().stream().mapToInt(Integer::intValue).sum());
        assertThat(reports.stream().limit(SHOWN).toList()).isEmpty();
    }

    @Test
    void everyRecordedCaseAgreesWithinTheBound() throws IOException {
        var recorded = ByteBuffer.wrap(TranscendentalTest.class.getResourceAsStream(RESOURCE).readAllBytes());
        assertThat(recorded.remaining()).isEqualTo(RECORDED * RECORD_BYTES);
        for (var tried : CaseSource.approximate(RECORDED_SEED).next(RECORDED)) {
            int digest = recorded.getInt();
            compare(tried, new Approximation(new long[] {number(recorded), recorded.getLong(), number(recorded), recorded.getLong()}, digest));
        }
        assertThat(reports.stream().limit(SHOWN).toList()).isEmpty();
    }

    @Test
    void recordsWhenAskedTo() throws IOException, InterruptedException {
        var file = System.getProperty("ringside.record.transcendental");
        assumeTrue(file != null, "not asked to record");
        var records = ByteBuffer.allocate(RECORDED * RECORD_BYTES);
        var source = CaseSource.approximate(RECORDED_SEED);
        try (var host = HostProcess.start(folder)) {
            while (records.hasRemaining()) {
                var batch = source.next(Math.min(HostProcess.BATCH, records.remaining() / RECORD_BYTES));
                var results = results(host, batch);
                for (int i = 0; i < batch.size(); i++) {
                    var result = Approximation.of(batch.get(i), results.get(i));
                    var top = result.top();
                    records.putInt(result.digest()).putShort((short) top[0]).putLong(top[1]).putShort((short) top[2]).putLong(top[3]);
                }
            }
        }
        Files.write(Path.of(file), records.array());
        assertThat(records.remaining()).isZero();
    }

    private static long number(ByteBuffer from) {
        return from.getShort() & 0xFFFF;
    }

    private static List<HostResult> results(HostProcess host, List<CaseSource.Tried> batch) throws IOException {
        host.send(batch.stream().map(CaseSource.Tried::from).toList());
        return host.receive(batch.size());
    }

    private static BigInteger bound(CaseSource.Tried tried) {
        return (tried.from().control & ROUNDING) == 0 ? BigInteger.ONE : BigInteger.TWO;
    }

    private void compare(CaseSource.Tried tried, Approximation host) {
        var own = Approximation.of(tried, tried.own());
        var distance = own.distance(host);
        var op = tried.in().form().op();
        greatest.merge(op, distance, BigInteger::max);
        differing.merge(op, distance.signum(), Integer::sum);
        if (own.digest() != host.digest() || distance.compareTo(bound(tried)) > 0) {
            var from = tried.from();
            reports.add(String.format("%s of %x:%x and %x:%x, control %x status %x tags %x: %s%n    %x:%x and %x:%x, on the host %x:%x and %x:%x%n",
                    Formatter.format(tried.in()), from.stack[1], from.stack[0], from.stack[3], from.stack[2], from.control, from.status, from.tags,
                    own.digest() == host.digest() ? distance + " units" : "something else differs, own status " + tried.own().status,
                    own.top()[0], own.top()[1], own.top()[2], own.top()[3], host.top()[0], host.top()[1], host.top()[2], host.top()[3]));
        }
    }
}
