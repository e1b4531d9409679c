package ringside.workbench.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import ringside.machine.DiskImage;
import ringside.machine.Machine;
import ringside.machine.Peripheral;
import ringside.machine.PowerCut;
import ringside.workbench.Problem;

/// Options of `ringside machine` that attach virtio devices: first the disks, then the others, each in the order given.
final class DeviceOptions {
    private static final long LARGEST = 2L << 30;
    private static final int PLACES = 8;
    private static final Map<String, Peripheral> KINDS = Map.of("net", Peripheral.Network.of(Peripheral.Peer.Echo.GATEWAY),
            "console", Peripheral.Console.plain(), "rng", Peripheral.Entropy.of(0));

    @Option(names = "--disk", paramLabel = "FILE", description = "A virtio disk with the contents of FILE, at most 2 GiB; may be given several times. "
            + "What the guest writes is kept in memory and lost at the end; FILE stays as it is.")
    private List<Path> disks = new ArrayList<>();

    @Option(names = "--write-back", description = "At the end of the run replace each changed disk's FILE, as a whole, by what is on the disk.")
    private boolean writeBack;

    @Option(names = "--power-cut", paramLabel = "N", description = "Cut the power at the Nth write to the first disk; the run ends with status 0.")
    private long cut;

    @Option(names = "--unflushed", paramLabel = "lost|kept|SEED", description = "At a power cut, what was written since the last flush is lost (default), "
            + "kept, or kept sector by sector as a coin with this seed says.")
    private String unflushed = "lost";

    @Option(names = "--device", paramLabel = "net|console|rng", description = "A virtio network card whose other end is a host 10.0.2.2 that answers "
            + "ARP and ping, a virtio console on standard output and input (COM1 then has no input), or a source of random numbers, the "
            + "same in every run. May be given several times.")
    private List<String> devices = new ArrayList<>();

    /// @throws Problem for options that do not go together
    void check(boolean load) throws Problem {
        if (load && !(disks.isEmpty() && devices.isEmpty())) {
            throw usage("--load: the devices are those of the snapshot: leave out --disk and --device");
        }
        for (var device : devices) {
            if (!KINDS.containsKey(device)) {
                throw usage("--device " + device + ": choose net, console or rng");
            }
        }
        if (disks.size() + devices.size() > PLACES) {
            throw usage("there are places for " + PLACES + " devices: leave some out");
        }
        if (disks.isEmpty() && (writeBack || cut != 0)) {
            throw usage((writeBack ? "--write-back" : "--power-cut") + " needs a disk: name one with --disk");
        }
        if (cut < 0) {
            throw usage("--power-cut " + cut + ": choose 1 or more");
        }
        order();
    }

    private PowerCut order() throws Problem {
        try {
            return switch (unflushed) {
                case "lost" -> new PowerCut(cut, PowerCut.Unflushed.LOST, 0);
                case "kept" -> new PowerCut(cut, PowerCut.Unflushed.KEPT, 0);
                default -> new PowerCut(cut, PowerCut.Unflushed.SEEDED, Long.parseLong(unflushed));
            };
        } catch (NumberFormatException _) {
            throw usage("--unflushed " + unflushed + ": choose lost, kept or a whole number");
        }
    }

    private static Problem usage(String message) {
        return new Problem(Problem.Kind.USAGE, message);
    }

    /// A disk that cannot be used; one line for the user.
    static final class UnusableDisk extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableDisk(Path file, String what) {
            super(file + ": " + what);
        }
    }

    List<Peripheral> peripherals() throws UnusableDisk, Problem {
        var peripherals = new ArrayList<Peripheral>();
        for (var file : disks) {
            var disk = Peripheral.Disk.of(image(file));
            peripherals.add(peripherals.isEmpty() ? disk.cut(order()) : disk);
        }
        long address = Peripheral.Network.FIRST_ADDRESS;
        for (var device : devices) {
            var peripheral = KINDS.get(device);
            peripherals.add(peripheral instanceof Peripheral.Network card ? new Peripheral.Network(address++, card.peer(), card.filter()) : peripheral);
        }
        return peripherals;
    }

    private static DiskImage image(Path file) throws UnusableDisk {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new UnusableDisk(file, "a disk has at most 2 GiB: name a smaller file with --disk");
            }
            return DiskImage.read(in, size);
        } catch (IOException _) {
            throw new UnusableDisk(file, "the disk cannot be read: name an existing file with --disk");
        } catch (IllegalArgumentException refused) {
            throw new UnusableDisk(file, refused.getMessage() + ": name a disk image with --disk");
        }
    }

    /// Number of the first virtio console, or -1.
    int console() {
        int index = devices.indexOf("console");
        return index < 0 ? -1 : disks.size() + index;
    }

    /// Writes changed disks back if that was asked for. A file is replaced as a whole or not at all.
    void finish(Machine machine) throws UnusableDisk {
        for (int i = 0; writeBack && i < disks.size(); i++) {
            var file = disks.get(i);
            try {
                replace(file.toRealPath(), machine.disk(i));
            } catch (IOException failed) {
                throw new UnusableDisk(file, "the disk cannot be written back and stays as it was: " + failed.getMessage());
            }
        }
    }

    private static void replace(Path file, DiskImage image) throws IOException {
        var partial = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".partial");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(partial))) {
                image.write(out);
            }
            if (Files.mismatch(file, partial) < 0) {
                return;
            }
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(partial, Files.getPosixFilePermissions(file));
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
