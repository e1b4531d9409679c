package ringside.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.machine.CpuModel;
import ringside.machine.Debugger;
import ringside.machine.Machine;
import ringside.machine.MachineConfig;
import ringside.machine.SnapshotFile;
import ringside.machine.UnusableImageException;
import ringside.machine.gdb.GdbServer;
import ringside.machine.time.CostTable;
import ringside.workbench.Problem;
import ringside.workbench.run.Costs;

/// `ringside machine`: boots a PVH executable or a multiboot kernel, with COM1 on standard output and input.
@Command(name = "machine", mixinStandardHelpOptions = true,
        description = "Boots an executable with a PVH note, or a multiboot kernel: COM1 on standard output and input, the debug console (port 0xE9) on standard error.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"odd:from the guest, through the isa-debug-exit port (0xF4)", "0:power-off or reset request", "2:usage",
            "110:unusable file", "112:engine defect", "120:the guest used something the machine does not have", "122:triple fault",
            "124:limit reached, or nothing can happen any more"})
final class MachineCommand implements Callable<Integer> {
    static final int UNUSABLE = 110;
    static final int DEFECT = 112;
    private static final Map<String, CpuModel> MODELS = Map.of("qemu64", CpuModel.QEMU64, "ringside", CpuModel.RINGSIDE);
    private static final String COSTS = "teaching-default";
    private static final int USAGE = 2;
    private static final int LAST_PORT = 65_535;
    /// Bytes for the snapshots with which a debugger goes back.
    private static final long HISTORY = 256L << 20;
    private static final int MOST_CORES = 64;
    private static final int MOST_MEMORY = 3072;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The executable to boot.")
    private Path file;

    @Option(names = "--append", paramLabel = "\"args\"", description = "Command line for the kernel.")
    private String append = "";

    @Option(names = "--initrd", paramLabel = "FILE", description = "Boot module; with PVH and multiboot alike the kernel finds it as its first module.")
    private Path initrd;

    @Mixin
    private final DeviceOptions devices = new DeviceOptions();

    @Option(names = "--gdb", paramLabel = "PORT", description = "Wait for gdb on this port of this computer; it can also go backwards. 0: any free port.")
    private Integer gdb;

    @Option(names = "--save", paramLabel = "FILE", description = "Write a snapshot when the run ends.")
    private Path save;

    @Option(names = "--load", description = "FILE is a snapshot: go on from there. Cores, memory, processor and costs are those of the snapshot.")
    private boolean load;

    @Option(names = "--cores", paramLabel = "N", description = "Number of cores, 1 to 64 (default: 1).")
    private int cores = 1;

    @Option(names = "--memory", paramLabel = "MiB", description = "Memory (default: 128).")
    private int memory = 128;

    @Option(names = "--cpu", paramLabel = "MODEL", description = "qemu64 (default) or ringside.")
    private String cpu = "qemu64";

    @Option(names = "--max-instructions", paramLabel = "N", description = "Stop after so many instructions.")
    private long maxInstructions = Long.MAX_VALUE;

    @Option(names = "--costs", paramLabel = "NAME|FILE", description = "Cost table: one that comes with Ringside (default: " + COSTS + "), or a file.")
    private String costs;

    @Mixin
    private final ListingOptions listings = new ListingOptions();

    @Option(names = "--stats", description = "Print instructions, model cycles and host time on standard error.")
    private boolean stats;

    MachineCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Problem {
        checkOptions();
        Machine machine;
        CostTable table;
        try {
            table = Costs.named(costs == null ? COSTS : costs);
        } catch (Problem wrong) {
            if (wrong.kind() == Problem.Kind.USAGE) {
                throw wrong;
            }
            return unusable(wrong.getMessage());
        }
        try {
            machine = load ? new Machine(SnapshotFile.read(file)) : boot(table);
        } catch (IOException unreadable) {
            return unusable(file + ": the file cannot be read: name " + (load ? "a snapshot" : "an ELF executable with a PVH note"));
        } catch (UnusableModule unreadable) {
            return unusable(initrd + ": the boot module cannot be read: name an existing file with --initrd");
        } catch (DeviceOptions.UnusableDisk unusable) {
            return unusable(unusable.getMessage());
        } catch (UnusableImageException | IllegalArgumentException refused) {
            return unusable(file + ": " + refused.getMessage());
        }
        var console = new Console(machine, terminal, stats, devices.console());
        int status;
        try (var _ = listings.open(machine)) {
            status = gdb == null ? console.run(maxInstructions) : debug(machine, console);
        } catch (IOException unwritable) {
            return unusable(unwritable.getMessage());
        }
        try {
            devices.finish(machine);
        } catch (DeviceOptions.UnusableDisk unusable) {
            return unusable(unusable.getMessage());
        }
        return save == null ? status : save(machine, status);
    }

    private static final class UnusableModule extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private Machine boot(CostTable table) throws IOException, UnusableModule, UnusableImageException, DeviceOptions.UnusableDisk, Problem {
        var image = Files.readAllBytes(file);
        var config = new MachineConfig(cores, memory, MODELS.get(cpu), table, append, module(), devices.peripherals());
        return new Machine(config, image);
    }

    private byte[] module() throws UnusableModule {
        try {
            return initrd == null ? new byte[0] : Files.readAllBytes(initrd);
        } catch (IOException unreadable) {
            throw new UnusableModule();
        }
    }

    /// The debugger decides when the machine runs. When it leaves, the machine runs on by itself.
    private int debug(Machine machine, Console console) {
        console.connect();
        try (var server = new GdbServer(new Debugger(machine, HISTORY), gdb)) {
            terminal.err().println("ringside: waiting for gdb: target remote 127.0.0.1:" + server.port());
            var end = server.serve();
            return end.isPresent() ? console.status(end.get()) : console.run(maxInstructions);
        } catch (IOException failed) {
            terminal.err().println("ringside: --gdb " + gdb + ": " + failed.getMessage() + ": choose another port");
            return USAGE;
        }
    }

    private int save(Machine machine, int status) {
        try {
            SnapshotFile.write(machine.snapshot(), save);
            return status;
        } catch (IOException failed) {
            return unusable(save + ": the snapshot cannot be written: name a file in a folder that exists");
        }
    }

    private void checkOptions() throws Problem {
        devices.check(load);
        listings.check(gdb != null);
        if (load && costs != null) {
            throw usage("--costs " + costs + ": a snapshot goes on with its own prices: leave out --costs");
        }
        if (gdb != null && (gdb < 0 || gdb > LAST_PORT)) {
            throw usage("--gdb " + gdb + ": choose a port from 1 to " + LAST_PORT + ", or 0 for any that is free");
        }
        if (cores < 1 || cores > MOST_CORES) {
            throw usage("--cores " + cores + ": choose 1 to " + MOST_CORES);
        }
        if (memory < 1 || memory > MOST_MEMORY) {
            throw usage("--memory " + memory + ": choose 1 to " + MOST_MEMORY + " MiB");
        }
        if (!MODELS.containsKey(cpu)) {
            throw usage("--cpu " + cpu + ": choose qemu64 or ringside");
        }
        if (maxInstructions < 1) {
            throw usage("--max-instructions " + maxInstructions + ": choose 1 or more");
        }
    }

    private static Problem usage(String message) {
        return new Problem(Problem.Kind.USAGE, message);
    }

    private int unusable(String message) {
        terminal.err().println("ringside: " + message);
        return UNUSABLE;
    }
}
