package ringside.machine.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shared.map.AddressMap;

/// Which component an address belongs to.
final class Attribution {
    static final int UNKNOWN = 0;
    /// Library code, which counts as its caller's; data of nobody.
    static final int NOBODY = -1;
    /// Addresses of programs, whose owner the address space tells.
    static final int BY_ADDRESS_SPACE = -2;

    private static final Known UNKNOWN_PROGRAM = new Known(new Observation.Region[0], Map.of());
    private static final Program NO_PROGRAM = new Program(UNKNOWN, UNKNOWN_PROGRAM);

    private final List<String> names;
    private final Observation.Region[] regions;
    private final Observation.Owned[] owned;
    private final Map<String, Known> programs = new HashMap<>();
    private final Map<Long, Program> byRoot = new HashMap<>();

    /// @param regions of the other components a program is made of
    /// @param probes  by address
    private record Known(Observation.Region[] regions, Map<Long, Observation.ProbePoint> probes) {}

    /// @param index component that stands for the program itself
    private record Program(int index, Known known) {}

    Attribution(Observation observation) {
        names = new ArrayList<>(observation.components());
        regions = sorted(observation.regions());
        for (Observation.Program program : observation.programs()) {
            var probes = new HashMap<Long, Observation.ProbePoint>();
            program.probes().forEach(probe -> probes.put(probe.address(), probe));
            programs.put(program.name(), new Known(sorted(program.regions()), probes));
        }
        owned = observation.owned().stream().sorted(Comparator.comparingLong(Observation.Owned::start)).toArray(Observation.Owned[]::new);
    }

    private static Observation.Region[] sorted(List<Observation.Region> regions) {
        return regions.stream().sorted((a, b) -> Long.compareUnsigned(a.start(), b.start())).toArray(Observation.Region[]::new);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /// Registers the program an address space runs; the same name keeps its index.
    void program(long root, String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            index = names.size();
            names.add(name);
        }
        byRoot.put(root & -4096L, new Program(index, programs.getOrDefault(name, UNKNOWN_PROGRAM)));
    }

    /// Owner of a program's code in an address space, or [#NOBODY].
    int ofProgramCode(long linear, long root) {
        var program = program(root);
        var region = region(program.known.regions, linear);
        return region != null ? region.component() : program.index;
    }

    /// The probe at an address of the program in an address space, or null.
    Observation.ProbePoint programProbe(long linear, long root) {
        return isProgram(linear) ? program(root).known.probes.get(linear) : null;
    }

    private Program program(long root) {
        return byRoot.getOrDefault(root & -4096L, NO_PROGRAM);
    }

    /// Owner of code, or [#NOBODY], or [#BY_ADDRESS_SPACE].
    int ofCode(long linear) {
        var region = region(regions, linear);
        return region != null ? region.component() : isProgram(linear) ? BY_ADDRESS_SPACE : UNKNOWN;
    }

    /// Owner of data seen at a linear address in an address space and lying at a physical one.
    int ofData(long linear, long physical, long root) {
        var program = program(root);
        var region = isProgram(linear) ? region(program.known.regions, linear) : region(regions, linear);
        if (region != null && (region.component() != NOBODY || !isProgram(linear))) {
            return region.component();
        }
        for (var range : owned) {
            if (physical >= range.start() && physical < range.end()) {
                return range.component();
            }
        }
        return isProgram(linear) ? program.index : NOBODY;
    }

    private static boolean isProgram(long linear) {
        return linear >= AddressMap.PROGRAM_BASE && linear < AddressMap.PROGRAM_END;
    }

    private static Observation.Region region(Observation.Region[] regions, long linear) {
        int low = 0;
        int high = regions.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            var region = regions[middle];
            if (Long.compareUnsigned(linear, region.start()) < 0) {
                high = middle - 1;
            } else if (Long.compareUnsigned(linear, region.end()) >= 0) {
                low = middle + 1;
            } else {
                return region;
            }
        }
        return null;
    }
}
