package ringside.workbench.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ringside.compiler.image.ImageMap;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.BlobPlan;
import ringside.compiler.plan.ImagePlan.CallPlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.ProbePlan;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.Architecture.Carrier;
import ringside.workbench.architecture.Architecture.Domain;

/// Turns what `architecture.json` says into what the compiler is told: a kernel image, and one executable for each program.
final class ImagePlans {
    /// Packages cloned into every domain that reaches them, in every lane.
    private static final List<String> LIBRARIES = List.of("guest.lang.**", "guest.port.**", "guest.platform.**", "guest.lib.**");
    /// Packages that may touch raw memory even in checked components.
    private static final List<String> FRAME = List.of("guest.lang.**", "guest.platform.**", "guest.lib.**");
    /// The service that reads the archive, and so owns it.
    private static final String ARCHIVE_READER = "guest.service.fs";
    private static final String ARCHIVE = "archive";
    private static final String COMMAND = "command";

    private final Lane lane;
    private final Architecture architecture;

    ImagePlans(Lane lane) {
        this.lane = lane;
        this.architecture = lane.architecture();
    }

    /// @param archive the cpio archive the kernel carries
    ImagePlan kernel(byte[] archive) {
        return plan(architecture.id(), ImagePlan.Kind.KERNEL, Carrier.KERNEL, List.of(archiveBlob(archive)), "");
    }

    /// A kernel image with its program in it.
    ///
    /// @param programClasses classes of `guest.lib.Program`; the image has one place for one
    /// @param command        the program's command line where the boot loader gives none
    /// @throws Problem if there is not exactly one program, whatever the architecture says it cannot do
    ImagePlan kernelWithProgram(byte[] archive, List<String> programClasses, String command) throws Problem {
        if (programClasses.size() != 1) {
            throw new Problem(Problem.Kind.REFUSED, "lane " + lane.id() + " links one program into its image, and " + programClasses.size()
                    + " are asked for: choose one, or a lane that loads its programs");
        }
        var boots = architecture.components().getFirst().id();
        var commandBlob = new BlobPlan(COMMAND, command.getBytes(StandardCharsets.ISO_8859_1), boots);
        return plan(architecture.id(), ImagePlan.Kind.KERNEL, Carrier.KERNEL, List.of(archiveBlob(archive), commandBlob),
                programClasses.getFirst());
    }

    /// Whether code that could read the archive is in the image; only then does it need the archive.
    boolean readsArchive(ImageMap map) {
        return map.functions().stream().anyMatch(function -> function.component().equals(archiveOwner()));
    }

    /// The plan without the archive.
    static ImagePlan withoutArchive(ImagePlan plan) {
        return plan.withBlobs(plan.blobs().stream().filter(blob -> !blob.name().equals(ARCHIVE)).toList());
    }

    private BlobPlan archiveBlob(byte[] archive) {
        return new BlobPlan(ARCHIVE, archive, archiveOwner());
    }

    /// @param programClass class of `guest.lib.Program`
    ImagePlan program(String name, String programClass) {
        return plan(name, ImagePlan.Kind.PROGRAM, Carrier.PROGRAM, List.of(), programClass);
    }

    private ImagePlan plan(String name, ImagePlan.Kind kind, Carrier carrier, List<BlobPlan> blobs, String programClass) {
        var domains = architecture.domains().stream().filter(domain -> domain.image() == carrier).toList();
        var components = domains.stream().flatMap(domain -> domain.components().stream()).map(Architecture.Component::id).toList();
        return new ImagePlan(
                name,
                kind,
                lane.classPath().stream().map(GuestPath.Entry::location).toList(),
                domains.stream().map(ImagePlans::domain).toList(),
                Stream.concat(LIBRARIES.stream(), architecture.libraries().stream()).toList(),
                FRAME,
                calls(components),
                probes(),
                blobs,
                programClass,
                switch (architecture.profile()) {
                    case TEACHING -> ImagePlan.Profile.TEACHING;
                    case OPTIMISED -> ImagePlan.Profile.OPTIMISED;
                }).withHandles(switch (architecture.handles()) {
                    case CHECKED -> ImagePlan.Handles.CHECKED;
                    case UNCHECKED -> ImagePlan.Handles.UNCHECKED;
                });
    }

    private static DomainPlan domain(Domain domain) {
        var components = domain.components().stream()
                .map(component -> new ComponentPlan(component.id(), component.packages(), switch (component.mode()) {
                    case CHECKED -> ImagePlan.Mode.CHECKED;
                    case UNCHECKED -> ImagePlan.Mode.UNCHECKED;
                }))
                .toList();
        return new DomainPlan(domain.id(), domain.ring(), components, domain.arenaKiB() * 1024L, domain.stackKiB() * 1024L);
    }

    /// The calls with an end in this image. An upcall is made by resuming a frame, not by compiled code, and needs no permission.
    private List<CallPlan> calls(List<String> components) {
        var calls = new ArrayList<CallPlan>();
        for (var call : architecture.calls()) {
            if (call.binding() != Architecture.Binding.UPCALL && (components.contains(call.from()) || components.contains(call.to()))) {
                calls.add(new CallPlan(call.from(), call.to(), call.port(), switch (call.binding()) {
                    case DIRECT -> ImagePlan.Binding.DIRECT;
                    case MESSAGE -> ImagePlan.Binding.MESSAGE;
                    case TRAP -> ImagePlan.Binding.TRAP;
                    case QUEUE -> ImagePlan.Binding.QUEUE;
                    case DOORBELL -> ImagePlan.Binding.DOORBELL;
                    case UPCALL -> throw new IllegalStateException("upcalls were left out above");
                }));
            }
        }
        return List.copyOf(calls);
    }

    private List<ProbePlan> probes() {
        return architecture.probes().stream()
                .map(probe -> new ProbePlan(probe.id(), probe.kind(), probe.method(), probe.args()))
                .toList();
    }

    /// The component of the file service, or the one that boots where files are the programs' business.
    private String archiveOwner() {
        return architecture.domains().stream()
                .filter(domain -> domain.image() == Carrier.KERNEL)
                .flatMap(domain -> domain.components().stream())
                .filter(component -> component.packages().contains(ARCHIVE_READER))
                .findFirst()
                .orElse(architecture.components().getFirst())
                .id();
    }
}
