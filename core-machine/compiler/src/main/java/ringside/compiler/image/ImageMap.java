package ringside.compiler.image;

import java.util.Comparator;
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
        List<MutationPoint> mutations,
        List<VariablePlace> variables,
        List<ObjectType> types) {

    /// The map of an image of code alone.
    public ImageMap(String name, String profile, List<ComponentRange> components, List<Segment> segments, List<Function> functions,
                    List<Line> lines, List<ProbePoint> probes, List<RawPlace> rawPlaces) {
        this(name, profile, components, segments, functions, lines, probes, rawPlaces, List.of(), List.of(), List.of());
    }

    /// Where code has its variables at `address`: parameters first.
    public List<VariablePlace> variablesAt(long address) {
        return variables.stream().filter(place -> Long.compareUnsigned(place.start, address) <= 0 && Long.compareUnsigned(address, place.end) < 0)
                .sorted(Comparator.comparing(place -> !place.parameter)).toList();
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
    /// @param frame      bytes from RSP to the return address, or [#NO_CALLER] for a stub that nobody called
    public record Function(String symbol, String descriptor, String component, String domain, long start, int length, int frame) {
        public static final int NO_CALLER = -1;
    }

    /// Code from `start` to the next record comes from this source line.
    public record Line(long start, String file, String symbol, int line) {}

    /// While an instruction from `start` on and before `end` is the next one, a variable is in a register, or in memory at RSP + `at`.
    /// Told in the teaching profile.
    ///
    /// @param descriptor of its type; of a word in memory as many low bytes count as the type has
    /// @param register   0 to 15 for RAX RCX RDX RBX RSP RBP RSI RDI R8 to R15; -1 for memory
    public record VariablePlace(long start, long end, String name, String descriptor, boolean parameter, int register, int at) {
        public static final int IN_MEMORY = -1;
    }

    /// A type of which objects exist in a domain. An object begins with its type's number, 4 bytes, and 4 bytes that are the length of arrays.
    ///
    /// @param id     number in this domain
    /// @param name   `guest.service.fs.Inode`, or the descriptor of an array with dots: `[I`, `[Lguest.lib.Line;`
    /// @param fields those of superclasses included, in order of their places; none for arrays, whose elements begin at [#HEADER]
    public record ObjectType(String domain, int id, String name, List<Field> fields) {
        public static final int LENGTH = 4;
        public static final int HEADER = 8;

        /// @param offset bytes from the beginning of the object
        public record Field(String name, String descriptor, int offset) {}
    }

    public record ProbePoint(String id, String kind, long address, int arguments) {}

    /// A mutated site in one domain that reaches it.
    ///
    /// @param site    name of the [ringside.compiler.mutate.Site]
    /// @param address virtual address of its record, see [ringside.compiler.mutate.MutationWords]
    public record MutationPoint(String site, String domain, long address) {}

    /// A class allowed raw access, with the number of raw calls compiled.
    public record RawPlace(String type, String category, String reason, int uses) {}
}
