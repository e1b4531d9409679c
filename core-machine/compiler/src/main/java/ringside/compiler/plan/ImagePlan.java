package ringside.compiler.plan;

import java.nio.file.Path;
import java.util.List;

/// Everything the compiler is told: one image, its domains, who may call whom, and what travels along as data.
///
/// @param name         name of the image, used in messages and in the map
/// @param kind         kernel (PVH, boots) or program (ring-3 executable)
/// @param classPath    jars and folders of guest class files (`guest.*`, `shared.*`), first hit wins
/// @param domains      protection domains; the first one boots (kernel) or is the only one (program)
/// @param libraries    package patterns cloned into every domain that reaches them and attributed to the caller's component
/// @param frame        package patterns that may use raw access in CHECKED components
/// @param calls        permitted calls between components
/// @param probes       probe points the map must list
/// @param blobs        data carried in the image, page aligned (kernel images)
/// @param programClass class of `guest.lib.Program` to link, for `Link.program()`; empty for kernels that load their programs
/// @param profile      code shape
/// @param handles      whether `guest.lang.Pool` tests handles before use
/// @param mutations    names of the [ringside.compiler.mutate.Site]s to mutate; none in images that are measured
public record ImagePlan(
        String name,
        Kind kind,
        List<Path> classPath,
        List<DomainPlan> domains,
        List<String> libraries,
        List<String> frame,
        List<CallPlan> calls,
        List<ProbePlan> probes,
        List<BlobPlan> blobs,
        String programClass,
        Profile profile,
        Handles handles,
        List<String> mutations) {

    /// The image with tested handles and without mutations.
    public ImagePlan(String name, Kind kind, List<Path> classPath, List<DomainPlan> domains, List<String> libraries, List<String> frame,
                     List<CallPlan> calls, List<ProbePlan> probes, List<BlobPlan> blobs, String programClass, Profile profile) {
        this(name, kind, classPath, domains, libraries, frame, calls, probes, blobs, programClass, profile, Handles.CHECKED, List.of());
    }

    public ImagePlan withMutations(List<String> sites) {
        return new ImagePlan(name, kind, classPath, domains, libraries, frame, calls, probes, blobs, programClass, profile, handles,
                List.copyOf(sites));
    }

    public ImagePlan withHandles(Handles changed) {
        return new ImagePlan(name, kind, classPath, domains, libraries, frame, calls, probes, blobs, programClass, profile, changed, mutations);
    }

    public ImagePlan withBlobs(List<BlobPlan> changed) {
        return new ImagePlan(name, kind, classPath, domains, libraries, frame, calls, probes, List.copyOf(changed), programClass, profile,
                handles, mutations);
    }

    /// What the image is for.
    public enum Kind { KERNEL, PROGRAM }

    /// `TEACHING` keeps one call per source call and lines in order; `OPTIMISED` inlines within a component.
    public enum Profile { TEACHING, OPTIMISED }

    /// Checks compiled into a component's own code.
    public enum Mode { UNCHECKED, CHECKED }

    /// Whether a handle of a pool is tested for its object's release before use, whatever the component's mode.
    public enum Handles { UNCHECKED, CHECKED }

    /// How a permitted call is made.
    public enum Binding { DIRECT, MESSAGE, TRAP, QUEUE, DOORBELL }

    /// A protection domain: what one page table maps.
    ///
    /// @param id         unique name
    /// @param ring       0 or 3
    /// @param components parts with pages of their own; a component is in exactly one domain
    /// @param arenaBytes size of the bump-pointer arena from which `new` allocates
    /// @param stackBytes size of the initial stack
    public record DomainPlan(String id, int ring, List<ComponentPlan> components, long arenaBytes, long stackBytes) {}

    /// A component: packages that share one code window and one data window.
    ///
    /// @param packages patterns: `guest.service.fs` (that package), `guest.kernel.**` (and below), or a class name
    ///                 `guest.kernel.wiring.FileServer`; the longest match wins
    public record ComponentPlan(String id, List<String> packages, Mode mode) {}

    /// Permission for component `from` to call component `to`; `port` is the interface named in the architecture.
    public record CallPlan(String from, String to, String port, Binding binding) {}

    /// A probe point: `method` as `guest.kernel.ipc.Probes.message`, `arguments` their number (0 to 4).
    public record ProbePlan(String id, String kind, String method, int arguments) {}

    /// Data to carry. The blobs named "archive" and "command" are announced in the image table.
    public record BlobPlan(String name, byte[] bytes, String ownerComponent) {}
}
