package ringside.compiler.image;

import java.util.List;

/// What lies where in an image. The readable side file is this record as JSON.
public record ImageMap(
        String name,
        String profile,
        List<ComponentRange> components,
        List<Segment> segments,
        List<Function> functions,
        List<Line> lines,
        List<ProbePoint> probes,
        List<RawPlace> rawPlaces,
        List<MutationPoint> mutations) {

    /// The map of an image without mutations.
    public ImageMap(String name, String profile, List<ComponentRange> components, List<Segment> segments, List<Function> functions,
                    List<Line> lines, List<ProbePoint> probes, List<RawPlace> rawPlaces) {
        this(name, profile, components, segments, functions, lines, probes, rawPlaces, List.of());
    }

    /// A range of virtual addresses that belongs to a component. `LIBRARY` code is attributed to whoever called it.
    public record ComponentRange(String component, String domain, Use use, long start, long end) {}

    public enum Use { CODE, DATA, LIBRARY, RUNTIME }

    /// A loaded part of the image.
    ///
    /// @param component owner, or empty for tables
    /// @param virtual   first virtual address (equal to `physical` for blobs, which have none)
    /// @param flags     `r`, `rw` or `rx`
    public record Segment(String name, String component, long virtual, long physical, long bytes, String flags) {}

    /// @param symbol     `guest.service.fs.MemoryFiles.read`
    /// @param descriptor JVM descriptor, to tell overloads apart
    public record Function(String symbol, String descriptor, String component, String domain, long start, int length, int frame) {}

    /// Code from `start` to the next record comes from this source line.
    public record Line(long start, String file, String symbol, int line) {}

    public record ProbePoint(String id, String kind, long address, int arguments) {}

    /// A mutated site in one domain that reaches it.
    ///
    /// @param site    name of the [ringside.compiler.mutate.Site]
    /// @param address virtual address of its record, see [ringside.compiler.mutate.MutationWords]
    public record MutationPoint(String site, String domain, long address) {}

    /// A class allowed raw access, with the number of raw calls compiled.
    public record RawPlace(String type, String category, String reason, int uses) {}
}
