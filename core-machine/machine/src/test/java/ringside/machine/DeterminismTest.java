package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.machine.trace.Observation;
import ringside.machine.trace.TraceEvent;

/// One guest that uses all that could depend on chance (`everything.s`), on one core and on several: image, configuration and input determine the
/// run, whatever is done with the machine meanwhile.
class DeterminismTest {
    private static final int LENGTH = 40_000;
    private static final int[] TYPED_AT = {10_000, 20_007, 30_000};
    private static final long BUDGET = 64 << 20;
    private static final Observation OBSERVATION = new Observation(List.of("unknown", "kernel", "program"),
            List.of(new Observation.Region(0x20_1000, 0x20_1800, 1), new Observation.Region(0x20_1800, 0x20_2000, 2),
                    new Observation.Region(0x20_2000, 0x20_5000, 1)),
            List.of(), List.of(new Observation.ProbePoint("call", "systemCall", 0x20_3000, 2)));
    private static final List<Class<? extends TraceEvent>> KINDS = List.of(TraceEvent.RingChange.class, TraceEvent.AddressSpaceLoad.class,
            TraceEvent.SystemCallEntry.class, TraceEvent.SystemCallExit.class, TraceEvent.ExceptionRaised.class, TraceEvent.InterruptTaken.class,
            TraceEvent.Ipi.class, TraceEvent.InterruptReturn.class, TraceEvent.TlbMiss.class, TraceEvent.Transfer.class, TraceEvent.Copy.class,
            TraceEvent.ProbeHit.class, TraceEvent.RequestMark.class, TraceEvent.PortAccess.class, TraceEvent.DeviceMemoryAccess.class,
            TraceEvent.ConsoleByte.class, TraceEvent.Halted.class);
    private static final int COUNTER = 0x25_0000;

    @TempDir
    private Path folder;

    private static Machine machine(int cores) {
        var guest = Guest.of("").cores(cores).costs("teaching-default");
        try (var in = DeterminismTest.class.getResourceAsStream("everything.hex")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int space = line.indexOf(' ');
                guest.with(Long.parseLong(line.substring(0, space), 16), line.substring(space + 1));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return guest.machine();
    }

    /// Runs in pieces of at most so many instructions, and types in between.
    private static Machine run(Machine machine, int from, int to, int piece) {
        int at = from;
        while (at < to) {
            int next = Math.min(to, at + piece);
            for (int typed : TYPED_AT) {
                if (typed == at) {
                    machine.type(("typed at " + at).getBytes(StandardCharsets.US_ASCII));
                }
                next = typed > at ? Math.min(next, typed) : next;
            }
            assertThat(machine.run(next - at)).isEqualTo(new StopReason.Limit());
            at = next;
        }
        assertThat(machine.instructions()).isEqualTo(to);
        return machine;
    }

    private static String whole(int cores) {
        return run(machine(cores), 0, LENGTH, LENGTH).stateHash();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void sameRunTwiceEndsInTheSameStateWithTheSameEvents(int cores) {
        List<TraceEvent> first = new ArrayList<>();
        List<TraceEvent> second = new ArrayList<>();
        var hash = whole(cores);
        for (var events : List.of(first, second)) {
            var machine = machine(cores);
            machine.observe(OBSERVATION, events::add);
            assertThat(run(machine, 0, LENGTH, LENGTH).stateHash()).as("traced").isEqualTo(hash);
        }
        assertThat(first).isEqualTo(second);
        Set<Class<?>> seen = new LinkedHashSet<>();
        first.forEach(event -> seen.add(event.getClass()));
        assertThat(seen).as("the guest does everything").containsAll(KINDS);
        assertThat(seen.contains(TraceEvent.LineTransfer.class)).isEqualTo(cores > 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void inputMatters(int cores) {
        var silent = machine(cores);
        silent.run(LENGTH);
        assertThat(silent.stateHash()).isNotEqualTo(whole(cores));
        assertThat(silent.memory(COUNTER + 16, 1)).isEqualTo(new byte[1]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void singleStepsAndPiecesEndWhereTheWholeRunEnds(int cores) {
        var hash = whole(cores);
        for (int piece : new int[] {1, 7, 333, 10_000}) {
            assertThat(run(machine(cores), 0, LENGTH, piece).stateHash()).as("pieces of %d", piece).isEqualTo(hash);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void runSaveRestoreRunEndsWhereTheWholeRunEnds(int cores) throws IOException, UnusableImageException {
        var hash = whole(cores);
        var machine = machine(cores);
        int before = 0;
        for (int at : new int[] {1, 9_345, 10_001, 20_007, 29_999, 39_999}) {
            run(machine, before, at, LENGTH);
            var snapshot = machine.snapshot();
            assertThat(run(machine, at, LENGTH, LENGTH).stateHash()).as("saved at %d, run on", at).isEqualTo(hash);
            var file = folder.resolve("at" + at);
            SnapshotFile.write(snapshot, file);
            assertThat(run(new Machine(SnapshotFile.read(file)), at, LENGTH, LENGTH).stateHash()).as("loaded at %d", at).isEqualTo(hash);
            machine.restore(snapshot);
            before = at;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void backToAnEventOfEveryKindAndForwardAgainIsTheSame(int cores) {
        var machine = machine(cores);
        machine.observe(OBSERVATION, event -> { });
        var history = new History(machine, BUDGET);
        for (int typed : TYPED_AT) {
            history.run(typed - history.position());
            history.type(("typed at " + typed).getBytes(StandardCharsets.US_ASCII));
        }
        history.run(LENGTH - history.position());
        var end = machine.stateHash();
        assertThat(end).isEqualTo(whole(cores));
        List<Condition> conditions = new ArrayList<>(KINDS.stream().map(Condition::kind).toList());
        conditions.addAll(List.of(new Condition.Stored(COUNTER, 4), new Condition.Stored(COUNTER + 16, 1), Condition.entered(2)));
        if (cores > 1) {
            conditions.add(Condition.kind(TraceEvent.LineTransfer.class));
        }
        for (var condition : conditions) {
            assertThat(history.runBack(condition)).as("%s", condition).isTrue();
            int position = (int) history.position();
            var there = machine.stateHash();
            assertThat(run(machine(cores), 0, position, LENGTH).stateHash()).as("at %d", position).isEqualTo(there);
            history.goTo(LENGTH);
            assertThat(machine.stateHash()).as("forward again from %d", position).isEqualTo(end);
            history.goTo(position);
            assertThat(machine.stateHash()).as("back again to %d", position).isEqualTo(there);
            history.goTo(LENGTH);
        }
    }
}
