package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Whatever a guest does, the machine stops for a reason it has a name for, within the limit of instructions; no Java exception escapes.
///
/// 50,000 random starts; a million with `-Dringside.thorough=true`; others than the usual with `-Dringside.seed=N`; one alone with
/// `-Dringside.start=N`.
class HostileGuestTest {
    private static final int STARTS = Integer.getInteger("ringside.cases", Boolean.getBoolean("ringside.thorough") ? 1_000_000 : 50_000);
    private static final long SEED = Long.getLong("ringside.seed", 1);
    private static final int ALONE = Integer.getInteger("ringside.start", -1);
    private static final int LIMIT = 150;
    /// Every so many starts one is made twice.
    private static final int TWICE = 499;
    private static final int SHOWN = 12;
    private static final int PATIENCE_SECONDS = 60;
    private static final String WAIT = """
            f3 90 | pause
            eb fc | jmp to the pause
            """;

    private record Bench(Machine machine, Snapshot snapshot) {}

    private final Map<Hostility, Map<String, Integer>> reasons = new EnumMap<>(Hostility.class);
    private final Map<String, String> escaped = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    private static List<Bench> benches() {
        return List.of(bench(Guest.of(WAIT)), bench(Guest.of(WAIT).costs("teaching-default")),
                bench(Guest.of(CoresTest.START + WAIT).cores(2).costs("teaching-default").with(CoresTest.SECOND, WAIT)));
    }

    /// Past the start-up code.
    private static Bench bench(Guest guest) {
        var machine = guest.attach(Peripheral.Entropy.of(3), Peripheral.Console.plain(), Peripheral.Network.of(Peripheral.Peer.Echo.GATEWAY),
                Peripheral.Disk.of(DiskImage.empty(64 * DiskImage.SECTOR))).machine();
        assertThat(machine.run(20_000)).isEqualTo(new StopReason.Limit());
        for (int core = 0; core < machine.cores(); core++) {
            machine.cpu(core).rip = core == 0 ? Guest.CODE : CoresTest.SECOND;
        }
        return new Bench(machine, machine.snapshot());
    }

    @Test
    void everyHostileGuestStopsForAReason() {
        var benches = benches();
        var started = new AtomicLong();
        try (var watch = Executors.newSingleThreadScheduledExecutor()) {
            var seen = new AtomicLong(-1);
            watch.scheduleAtFixedRate(() -> {
                long now = started.get();
                if (seen.getAndSet(now) == now) {
                    benches.get((int) now % benches.size()).machine.requestStop();
                }
            }, PATIENCE_SECONDS, PATIENCE_SECONDS, TimeUnit.SECONDS);
            for (int i = Math.max(0, ALONE); i < (ALONE < 0 ? STARTS : ALONE + 1); i++) {
                started.set(i);
                start(benches.get(i % benches.size()), i);
            }
            watch.shutdownNow();
        }
        System.out.printf("%d hostile starts: %s%n", STARTS, reasons);
        assertThat(escaped.values().stream().limit(SHOWN).toList()).isEmpty();
        assertThat(wrong.stream().limit(SHOWN).toList()).isEmpty();
    }

    /// The queues are not so broken that no device gets to work on them, nor so good that none gives up.
    @Test
    void hostileQueuesKeepDevicesBusyAndBreakThem() {
        var bench = benches().getFirst();
        var ends = new TreeMap<String, Integer>();
        for (int number = 0; number < 400; number++) {
            bench.machine.restore(bench.snapshot);
            var start = new HostileStart(bench.machine, new SplittableRandom(number));
            Hostility.VIRTQUEUES.spoil(start);
            for (int device = 0; device < HostileStart.DEVICES; device++) {
                int registers = HostileStart.VIRTIO + device * HostileStart.VIRTIO_PLACE;
                ends.merge("broken", start.broken(registers) ? 1 : 0, Integer::sum);
                ends.merge("answered", start.answered(registers) ? 1 : 0, Integer::sum);
            }
        }
        System.out.println("hostile queues: " + ends);
        assertThat(ends.get("answered")).isGreaterThan(30);
        assertThat(ends.get("broken")).isGreaterThan(100);
    }

    private void start(Bench bench, int number) {
        var kinds = Hostility.values();
        var kind = kinds[number / 3 % kinds.length];
        var name = kind + " " + number;
        try {
            var reason = run(bench, kind, number);
            reasons.computeIfAbsent(kind, k -> new TreeMap<>()).merge(reason.getClass().getSimpleName(), 1, Integer::sum);
            long done = bench.machine.instructions() - bench.snapshot.instructions();
            if (reason instanceof StopReason.Interrupted) {
                wrong.add(name + " does not end");
            }
            if (done > LIMIT) {
                wrong.add(name + " has retired " + done + " instructions");
            }
            if (number % TWICE == 0) {
                again(bench, kind, number, reason);
            }
        } catch (RuntimeException | Error e) {
            var where = e.getStackTrace().length == 0 ? "" : e.getStackTrace()[0].toString();
            escaped.putIfAbsent(e.getClass() + where, name + ": " + e + "\n    " + String.join("\n    ",
                    Arrays.stream(e.getStackTrace()).limit(SHOWN).map(StackTraceElement::toString).toList()));
        }
    }

    private void again(Bench bench, Hostility kind, int number, StopReason before) {
        var hash = bench.machine.stateHash();
        if (!run(bench, kind, number).equals(before) || !bench.machine.stateHash().equals(hash)) {
            wrong.add(kind + " " + number + " ends differently when it is run again");
        }
    }

    private static StopReason run(Bench bench, Hostility kind, int number) {
        bench.machine.restore(bench.snapshot);
        var start = new HostileStart(bench.machine, new SplittableRandom(SEED * 1_000_003 + number));
        start.registers();
        if (start.random.nextBoolean()) {
            start.gates(0, 32);
        }
        kind.spoil(start);
        return bench.machine.run(LIMIT);
    }
}
