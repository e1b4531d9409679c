package ringside.workbench.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ringside.compiler.mutate.Operator;
import ringside.workbench.Problem;

/// What a campaign tries. No family is in two of the first two suites, so that what is said about safety and what is said about isolation
/// rests on different experiments; in each, half of the faults are of families that checks can catch, and half of others.
public enum Suite {
    /// Does anything get corrupted? By indices and types, and by lifetimes and locks, which checks do not see.
    SAFETY("S09a", List.of("guest.service.fs"), List.of(Family.INDEX, Family.TYPE, Family.LIFETIME, Family.LOCKS), "bugs that corrupt data"),
    /// Does everybody else go on?
    ISOLATION("S09a", List.of("guest.service.fs"),
            List.of(Family.NULL, Family.GUARD, Family.CONDITION, Family.VALUE, Family.OMISSION, Family.PROTOCOL, Family.LOOP),
            "bugs that do the wrong thing"),
    /// A closer look at what handles and guarded fields buy, see [Lifetimes].
    LIFETIME("S09b", List.of("guest.service.fs", "guest.lang"), List.of(Family.LIFETIME, Family.LOCKS),
            "objects used after their release, released twice or never, and omitted locks");

    private final String workload;
    private final List<String> packages;
    private final List<Family> families;
    private final String description;

    Suite(String workload, List<String> packages, List<Family> families, String description) {
        this.workload = workload;
        this.packages = packages;
        this.families = families;
        this.description = description;
    }

    /// @throws Problem naming those there are
    public static Suite named(String id) throws Problem {
        return Arrays.stream(values()).filter(suite -> suite.id().equals(id)).findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.USAGE, "there is no suite \"" + id + "\": choose from "
                        + Arrays.stream(values()).map(Suite::id).collect(Collectors.joining(", "))));
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The scenario whose machine and programs are used.
    public String workload() {
        return workload;
    }

    public String description() {
        return description;
    }

    public List<Family> families() {
        return families;
    }

    /// The code the faults are put into.
    List<String> packages() {
        return packages;
    }

    List<Operator> operators() {
        return families.stream().flatMap(family -> family.operators().stream()).toList();
    }
}
