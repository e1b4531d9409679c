package ringside.workbench.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import ringside.machine.time.CostTable;
import ringside.machine.time.CostTables;
import ringside.workbench.Problem;

/// The cost tables a run may use: those that come with the machine by name, others by file.
public final class Costs {
    private Costs() {}

    /// Names of the tables that come with the machine.
    public static Set<String> names() {
        return new LinkedHashSet<>(CostTables.names());
    }

    /// @throws Problem naming the tables there are, or what is wrong with the file
    public static CostTable named(String nameOrFile) throws Problem {
        boolean named = names().contains(nameOrFile);
        if (!named && !Files.exists(Path.of(nameOrFile))) {
            throw new Problem(Problem.Kind.USAGE, "there is no cost table \"" + nameOrFile + "\": choose from " + String.join(", ", names())
                    + ", or name a file");
        }
        try {
            return CostTables.load(nameOrFile);
        } catch (IllegalArgumentException wrong) {
            throw new Problem(Problem.Kind.INVALID_FILE, wrong.getMessage(), wrong);
        }
    }
}
