package ringside.workbench.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ringside.compiler.mutate.Operator;
import ringside.workbench.Problem;

/// A class of faults. The classes are disjoint, so that what is said about safety and what is said about isolation rests on
/// different experiments.
public enum Suite {
    /// Wrong indices: what checks in the language can catch.
    SAFETY(List.of(Operator.INDEX), "a load or store with a wrong array index"),
    /// Bugs that checks on indices cannot catch.
    ISOLATION(List.of(Operator.GUARD, Operator.NULL, Operator.LOOP),
            "a branch that goes the wrong way, a reference read as null, an endless loop");

    /// The code the faults are put into.
    static final String PACKAGE = "guest.service.fs";

    private final List<Operator> operators;
    private final String description;

    Suite(List<Operator> operators, String description) {
        this.operators = operators;
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

    public String description() {
        return description;
    }

    List<Operator> operators() {
        return operators;
    }
}
