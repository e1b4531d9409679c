package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.machine.time.CostTables;

/// Drivers for virtio devices, the same image on QEMU and on this machine: same text, same exit status.
class VirtioLockstepTest {
    private static final String[] MODERN = {"-global", "virtio-mmio.force-legacy=false"};

    @TempDir
    private Path folder;

    private void agrees(String source, Peripheral device, String... options) throws Exception {
        var lockstep = new Lockstep(folder);
        var image = lockstep.assemble(Lockstep.resource(source));
        var config = new MachineConfig(1, 128, CpuModel.QEMU64, CostTables.load("flat"), "", new byte[0]).with(device);
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
}
