package ringside.machine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.machine.isa.Formatter;

/// What an x86-64 processor made of 200,000 generated cases, recorded as one digest for each, so that every computer can compare.
///
/// The cases follow from the seed, the generator and the instruction table. After a change to one of them record anew, on Linux on x86-64 with
/// gcc, in the folder `core-machine/machine`:
/// `mvn test -Dtest=RecordedHostTest -Dringside.record=src/test/resources/ringside/machine/host/recorded.bin`.
class RecordedHostTest {
    private static final long SEED = 2;
    private static final int CASES = 200_000;
    private static final String RESOURCE = "/ringside/machine/host/recorded.bin";
    private static final int SHOWN = 10;

    @TempDir
    private Path folder;

    @Test
    void everyRecordedCaseAgrees() throws IOException {
        var recorded = ByteBuffer.wrap(RecordedHostTest.class.getResourceAsStream(RESOURCE).readAllBytes());
        assertThat(recorded.remaining()).isEqualTo(4 * CASES);
        var source = CaseSource.exact(SEED);
        var differing = new TreeMap<String, String>();
        int count = 0;
        while (recorded.hasRemaining()) {
            for (var tried : source.next(Math.min(HostProcess.BATCH, recorded.remaining() / 4))) {
                if (recorded.getInt() != tried.own().digest(tried.mask())) {
                    count++;
                    differing.putIfAbsent(tried.in().form().op().name(), Formatter.format(tried.in()));
                }
            }
        }
        assertThat(count).as("cases that differ, the first of each kind: %s", differing.values().stream().limit(SHOWN).toList()).isZero();
    }

    @Test
    void recordsWhenAskedTo() throws IOException, InterruptedException {
        var file = System.getProperty("ringside.record");
        assumeTrue(file != null, "not asked to record");
        var digests = ByteBuffer.allocate(4 * CASES);
        var source = CaseSource.exact(SEED);
        try (var host = HostProcess.start(folder)) {
            while (digests.hasRemaining()) {
                var batch = source.next(Math.min(HostProcess.BATCH, digests.remaining() / 4));
                host.send(batch.stream().map(CaseSource.Tried::from).toList());
                var results = host.receive(batch.size());
                for (int i = 0; i < batch.size(); i++) {
                    digests.putInt(results.get(i).digest(batch.get(i).mask()));
                }
            }
        }
        Files.write(Path.of(file), digests.array());
        assertThat(digests.remaining()).isZero();
    }
}
