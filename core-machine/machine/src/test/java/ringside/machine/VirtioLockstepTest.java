package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.machine.time.CostTables;

/// Drivers for virtio devices, the same image on QEMU and on this machine: same text, same exit status.
class VirtioLockstepTest {
    private static final String[] MODERN = {"-global", "virtio-mmio.force-legacy=false"};

    @TempDir
    private Path folder;

    private static MachineConfig config(Peripheral... devices) {
        return new MachineConfig(1, 128, CpuModel.QEMU64, CostTables.load("flat"), "", new byte[0]).with(devices);
    }

    private void agrees(String source, Peripheral device, String... options) throws Exception {
        agrees(source, config(device), options);
    }

    private void agrees(String source, MachineConfig config, String... options) throws Exception {
        var lockstep = new Lockstep(folder);
        var image = lockstep.assemble(Lockstep.resource(source));
        var here = Lockstep.here(config, image);
        var all = new ArrayList<>(List.of(MODERN));
        all.addAll(List.of(options));
        assertThat(here).isEqualTo(lockstep.onQemu(image, all.toArray(String[]::new)));
        assertThat(here.serial()).isNotEmpty();
        assertThat(here.status()).isEqualTo(1);
    }

    /// 64 sectors, each byte its sector's number.
    static byte[] sectors() {
        var content = new byte[64 * DiskImage.SECTOR];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i / DiskImage.SECTOR);
        }
        return content;
    }

    @Test
    void disksAgree() throws Exception {
        var file = Files.write(folder.resolve("disk.img"), sectors());
        agrees("block.s", Peripheral.Disk.of(DiskImage.of(sectors())).serial("RING-0001"),
                "-drive", "if=none,id=d,format=raw,file=" + file, "-device", "virtio-blk-device,drive=d,serial=RING-0001");
    }

    @Test
    void disksThatInterruptAgreeWhateverTheirTime() throws Exception {
        var file = Files.write(folder.resolve("disk.img"), sectors());
        for (long latency : new long[] {0, 50_000}) {
            agrees("disk-interrupts.s", Peripheral.Disk.of(DiskImage.of(sectors())).latency(latency),
                    "-drive", "if=none,id=d,format=raw,file=" + file, "-device", "virtio-blk-device,drive=d");
        }
    }

    @Test
    void indicesAtWhichToTellAgree() throws Exception {
        var file = Files.write(folder.resolve("disk.img"), sectors());
        agrees("events.s", config(Peripheral.Disk.of(DiskImage.of(sectors())), Peripheral.Network.of(Peripheral.Peer.Echo.GATEWAY),
                Peripheral.Console.plain(), Peripheral.Entropy.of(1)), "-drive", "if=none,id=d,format=raw,file=" + file, "-device",
                "virtio-blk-device,drive=d", "-netdev", "user,id=n", "-device", "virtio-net-device,netdev=n", "-device", "virtio-serial-device",
                "-device", "virtio-rng-device");
    }

    @Test
    void whatAKernelIsToldAgrees() throws Exception {
        var lockstep = new Lockstep(folder);
        var image = lockstep.assemble(Lockstep.resource("start-info.s"));
        var module = new byte[5000];
        Arrays.fill(module, (byte) 7);
        var file = Files.write(folder.resolve("module"), module);
        var here = Lockstep.here(new MachineConfig(1, 128, CpuModel.QEMU64, CostTables.load("flat"), "root=none quiet", module)
                .with(Peripheral.Entropy.of(1), Peripheral.Entropy.of(2)), image);
        assertThat(here).isEqualTo(lockstep.onQemu(image, "-append", "root=none quiet", "-initrd", file.toString(), "-device", "virtio-rng-device",
                "-device", "virtio-rng-device"));
        assertThat(here.serial()).contains("root=none quiet virtio_mmio.device=512@0xfeb00e00:12 virtio_mmio.device=512@0xfeb00c00:11\n");
    }

    @Test
    void sourcesOfRandomNumbersAgree() throws Exception {
        agrees("entropy.s", Peripheral.Entropy.of(1), "-device", "virtio-rng-device");
    }

    @Test
    void networkCardsAgree() throws Exception {
        agrees("network.s", Peripheral.Network.of(Peripheral.Peer.Echo.GATEWAY), "-netdev", "user,id=n", "-device", "virtio-net-device,netdev=n");
    }

    @Test
    void consolesAgree() throws Exception {
        var lockstep = new Lockstep(folder);
        var image = lockstep.assemble(Lockstep.resource("console.s"));
        var typed = "ok\n".getBytes(StandardCharsets.US_ASCII);
        var serial = folder.resolve("serial");
        var options = new ArrayList<>(List.of(MODERN));
        options.addAll(List.of("-device", "virtio-serial-device", "-device", "virtconsole,chardev=c"));
        var there = lockstep.onQemuWithConsole(image, serial, typed, options.toArray(String[]::new));
        var machine = new Machine(config(Peripheral.Console.plain()), image);
        var console = new ByteArrayOutputStream();
        machine.connectConsole(console);
        machine.send(0, typed);
        assertThat(Lockstep.here(machine)).isEqualTo(new Lockstep.Outcome(Files.readString(serial), there.status()));
        assertThat(console.toString(StandardCharsets.US_ASCII)).isEqualTo(there.serial()).isEqualTo("hello\nookk\n\n");
    }
}
