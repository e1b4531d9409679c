package ringside.machine.trace;

import java.util.List;

/// What the observer knows about the code that runs: which addresses belong to which component, and where probes are.
///
/// Component 0 is always "unknown". A program (ring-3 code between [shared.map.AddressMap#PROGRAM_BASE] and
/// [shared.map.AddressMap#PROGRAM_END]) gets an index of its own when a probe of kind `addressSpace` names it; its name is the
/// string that probe points to, its address space the probe's root. What a program consists of is told by its [Program].
///
/// @param components names, in index order; element 0 is "unknown"
/// @param regions    ranges of virtual addresses, not overlapping
/// @param owned      ranges of physical memory whose owner is known (segments, blobs), for data that lies in nobody's region
/// @param programs   programs of several components, or with probes
public record Observation(List<String> components, List<Region> regions, List<Owned> owned, List<ProbePoint> probes, List<Program> programs) {

    /// Programs are of one piece and have no probes.
    public Observation(List<String> components, List<Region> regions, List<Owned> owned, List<ProbePoint> probes) {
        this(components, regions, owned, probes, List.of());
    }

    /// @param component index, or -1 for library code that counts as its caller's
    public record Region(long start, long end, int component) {}

    public record Owned(long start, long end, int component) {}

    /// What is known of a program besides its name.
    ///
    /// @param regions those that do not belong to the program itself, not overlapping
    /// @param probes  points in the program's own code
    public record Program(String name, List<Region> regions, List<ProbePoint> probes) {}

    public record ProbePoint(String id, String kind, long address, int arguments) {}

    /// Observes nothing but the processor itself.
    public static Observation none() {
        return new Observation(List.of("unknown"), List.of(), List.of(), List.of());
    }
}
