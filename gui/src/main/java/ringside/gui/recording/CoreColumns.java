package ringside.gui.recording;

import java.util.List;
import java.util.stream.IntStream;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.Architecture.Domain;

/// Which columns of a drawing stand for cores, and which domains stand in them.
///
/// A drawing has columns where more than one core took part and the architecture names cores; else it is one column for all.
record CoreColumns(int count) {
    private static final String ANY = "any";
    private static final String EACH = "each";
    private static final char RANGE = '-';

    static CoreColumns of(Architecture architecture, int cores) {
        boolean named = architecture.domains().stream().anyMatch(domain -> !domain.core().equals(ANY));
        return new CoreColumns(named ? Math.max(1, cores) : 1);
    }

    /// Cores in whose column a domain stands.
    List<Integer> of(Domain domain) {
        return IntStream.range(0, count).filter(core -> count == 1 || contains(domain.core(), core)).boxed().toList();
    }

    private static boolean contains(String cores, int core) {
        if (cores.equals(ANY) || cores.equals(EACH)) {
            return true;
        }
        int dash = cores.indexOf(RANGE);
        int first = Integer.parseInt(dash < 0 ? cores : cores.substring(0, dash));
        int last = Integer.parseInt(cores.substring(dash + 1));
        return first <= core && core <= last;
    }
}
