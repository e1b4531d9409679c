package ringside.workbench.run;

import java.util.Set;
import java.util.TreeSet;
import ringside.machine.time.CostTable;
import ringside.workbench.Problem;

/// The cost tables by name.
public final class Costs {
    private Costs() {}

    public static Set<String> names() {
        return new TreeSet<>(Set.of("flat", "teaching-default"));
    }

    /// @throws Problem naming the tables there are
    public static CostTable named(String name) throws Problem {
        throw new Problem(Problem.Kind.USAGE, "there is no cost table \"" + name + "\": choose from " + String.join(", ", names()));
    }
}
