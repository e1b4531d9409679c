package ringside.workbench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.compiler.image.MultibootHeader;
import ringside.compiler.stub.GeneratedStubs;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.image.LaneImages;
import ringside.workbench.report.OutputFolder;

/// `ringside image`
@Command(name = "image", mixinStandardHelpOptions = true, description = "Writes the bootable image of a lane, with its map beside it.")
final class ImageCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "LANE", description = "Lane id; \"ringside list\" names them.")
    private String lane;

    @Option(names = "--app", paramLabel = "NAME", description = "Start only this program.")
    private String app;

    @Option(names = "--multiboot", description = "Add a multiboot 1 header for loaders that want one, such as GRUB; they prefer it to PVH.")
    private boolean multiboot;

    @ArgGroup(multiplicity = "1")
    private Purpose purpose;

    /// What the command is for.
    static final class Purpose {
        @Option(names = "--out", paramLabel = "FILE.elf", required = true, description = "File to write; FILE.elf.map.json goes beside it.")
        private Path out;

        @Option(names = "--stubs", paramLabel = "PORT", required = true,
                description = "Instead print the proxy and the dispatcher that are generated for a port, such as guest.port.FileService.")
        private String port;
    }

    @Mixin
    private final ArchitectureChoices architectures = new ArchitectureChoices();

    ImageCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Problem {
        var images = LaneImages.of(architectures.installation());
        if (purpose.port != null) {
            print(images.stubs(lane, purpose.port), images.lanes().lane(lane).architecture());
            return 0;
        }
        var out = purpose.out;
        var image = app == null ? images.image(lane) : images.image(lane, app);
        var kernel = image.kernel().elf();
        OutputFolder.write(out, multiboot ? MultibootHeader.addedTo(kernel) : kernel);
        OutputFolder.write(out.resolveSibling(out.getFileName() + ".map.json"), image.mapText());
        terminal.out().println(out + ": " + kernel.length + " bytes");
        return 0;
    }

    /// Both ends as Java, below what lies between them in this lane.
    private void print(GeneratedStubs stubs, Architecture architecture) {
        architecture.calls().stream().filter(call -> call.port().equals(purpose.port)).forEach(call ->
                terminal.out().println("// " + call.from() + " calls " + call.to() + ": " + between(call.binding())));
        terminal.out().print("\n" + stubs.proxy().source() + "\n" + stubs.dispatcher().source());
    }

    private static String between(Architecture.Binding binding) {
        return switch (binding) {
            case DIRECT -> "direct, the service is the caller's own object and neither class is in the image";
            case MESSAGE -> "proxy, message through the kernel, dispatcher";
            case QUEUE -> "proxy, queue in memory both map, dispatcher";
            case DOORBELL -> "proxy, shared memory and a wake-up, dispatcher";
            case TRAP -> "system call instruction, neither class is in the image";
            case UPCALL -> "entry at an agreed address, neither class is in the image";
        };
    }
}
