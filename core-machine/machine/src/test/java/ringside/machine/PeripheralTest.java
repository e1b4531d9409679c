package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.machine.time.CostTables;
import ringside.machine.trace.Observation;
import ringside.machine.trace.TraceEvent;

/// Virtio devices as part of a machine: its state, its time, its trace, its end.
class PeripheralTest {
    private static final long ENOUGH = 100_000_000;

    @TempDir
    private Path folder;

    private byte[] image(String source) throws Exception {
        return new Lockstep(folder).assemble(Lockstep.resource(source));
    }

    private static Peripheral.Disk disk() {
        return Peripheral.Disk.of(DiskImage.of(VirtioLockstepTest.sectors())).serial("RING-0001");
    }

    private static MachineConfig config(Peripheral... devices) {
        return new MachineConfig(1, 16, CpuModel.QEMU64, CostTables.load("teaching-default"), "", new byte[0]).with(devices);
    }

    private static String hashAtTheEnd(Machine machine) {
        assertThat(machine.run(ENOUGH)).isEqualTo(new StopReason.DebugExit(0));
        return machine.stateHash();
    }

    @Test
    void aRunIsTheSameThroughASnapshotFile() throws Exception {
        var image = image("block.s");
        var config = config(disk().latency(3_000));
        var whole = hashAtTheEnd(new Machine(config, image));
        var first = new Machine(config, image);
        var file = folder.resolve("snapshot");
        int kept = 0;
        while (first.run(701) instanceof StopReason.Limit) {
            if (kept++ % 5 == 0) {
                SnapshotFile.write(first.snapshot(), file);
                assertThat(hashAtTheEnd(new Machine(SnapshotFile.read(file)))).isEqualTo(whole);
            }
        }
        assertThat(kept).isGreaterThan(10);
        assertThat(first.stateHash()).as("stepped and saved").isEqualTo(whole);
        assertThat(first.disk(0).bytes()[5 * DiskImage.SECTOR]).isEqualTo((byte) 0xA5);
    }

    @Test
    void aRunIsTheSameBackAndForth() throws Exception {
        var machine = new Machine(config(disk().latency(3_000)), image("block.s"));
        var history = new History(machine, 64 << 20);
        assertThat(history.run(ENOUGH)).isEqualTo(new StopReason.DebugExit(0));
        var whole = machine.stateHash();
        long end = history.position();
        machine.observe(Observation.none(), event -> { });
        assertThat(history.runBack(Condition.kind(TraceEvent.Dma.class))).isTrue();
        assertThat(history.position()).isLessThan(end);
        history.goTo(0);
        history.goTo(end);
        assertThat(machine.stateHash()).isEqualTo(whole);
    }

    @Test
    void whatDevicesDoToMemoryIsTracedAndNothingElseChanges() throws Exception {
        var image = image("block.s");
        var events = new ArrayList<TraceEvent.Dma>();
        var observed = new Machine(config(disk()), image);
        observed.observe(Observation.none(), event -> {
            if (event instanceof TraceEvent.Dma dma) {
                events.add(dma);
            }
        });
        assertThat(hashAtTheEnd(observed)).isEqualTo(hashAtTheEnd(new Machine(config(disk()), image)));
        assertThat(events).anyMatch(dma -> dma.length() == DiskImage.SECTOR && dma.direction() == TraceEvent.Direction.WRITE && dma.device() == 7
                && dma.outcome() == TraceEvent.DmaOutcome.DONE);
    }

    @Test
    void aPowerCutEndsTheMachineForGood() throws Exception {
        var cut = new PowerCut(1, PowerCut.Unflushed.LOST, 0);
        var machine = new Machine(config(disk().cut(cut)), image("block.s"));
        assertThat(machine.run(ENOUGH)).isEqualTo(new StopReason.PowerFailure(1));
        assertThat(machine.run(ENOUGH)).isEqualTo(new StopReason.PowerFailure(1));
        assertThat(new Machine(machine.snapshot()).run(ENOUGH)).isEqualTo(new StopReason.PowerFailure(1));
        assertThat(machine.disk(0).bytes()).isEqualTo(VirtioLockstepTest.sectors());
    }

    @Test
    void deniedAccessesAreCounted() throws Exception {
        var none = new MemoryFilter.Only(List.of());
        var machine = new Machine(config(Peripheral.Entropy.of(1).within(none)), image("entropy.s"));
        machine.run(100_000);
        assertThat(machine.denied(0)).isEqualTo(1);
    }

    private record Pair(String first, String second, String hashes) {}

    private static Pair linked(byte[] image) throws UnusableImageException {
        var machines = new ArrayList<Machine>();
        var serials = new ArrayList<ByteArrayOutputStream>();
        for (long address : new long[] {0x5254_0000_0001L, 0x5254_0000_0002L}) {
            var card = new Peripheral.Network(address, new Peripheral.Peer.Wire(), new MemoryFilter.Off());
            var machine = new Machine(config(card), image);
            var serial = new ByteArrayOutputStream();
            machine.connect(serial, serial);
            machines.add(machine);
            serials.add(serial);
        }
        var link = new NetworkLink(new NetworkLink.End(machines.get(0), 0), new NetworkLink.End(machines.get(1), 0), 10_000);
        assertThat(link.run(1_000)).containsExactly(new StopReason.DebugExit(0), new StopReason.DebugExit(0));
        assertThat(machines.get(1).inputs()).hasSize(2).allMatch(input -> input.device() == 0 && input.bytes().length == 60);
        return new Pair(senders(serials.get(0)), senders(serials.get(1)), machines.get(0).stateHash() + machines.get(1).stateHash());
    }

    private static String senders(ByteArrayOutputStream serial) {
        return serial.toString(StandardCharsets.US_ASCII).lines().map(String::strip).filter(line -> line.startsWith("00000000525400"))
                .collect(Collectors.joining("|"));
    }

    @Test
    void twoMachinesTalkOverACableTheSameEveryTime() throws Exception {
        var image = image("link.s");
        var pair = linked(image);
        assertThat(pair.first).isEqualTo("0000000052540000 0000000000000200|0000000052540000 0000000000000200");
        assertThat(pair.second).isEqualTo("0000000052540000 0000000000000100|0000000052540000 0000000000000100");
        assertThat(linked(image)).isEqualTo(pair);
    }

    @Test
    void aKernelIsToldWhereItsDevicesAre() throws Exception {
        var machine = new Machine(config(disk(), Peripheral.Console.plain()), image("entropy.s"));
        assertThat(new String(machine.memory(0x2_0000, 100), StandardCharsets.US_ASCII))
                .startsWith(" virtio_mmio.device=512@0xfeb00e00:12 virtio_mmio.device=512@0xfeb00c00:11\0");
    }
}
