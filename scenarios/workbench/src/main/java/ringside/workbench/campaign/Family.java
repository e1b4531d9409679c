package ringside.workbench.campaign;

import java.util.List;
import ringside.compiler.mutate.Operator;

/// Kinds of bugs that belong together. Every operator is in one of them.
public enum Family {
    INDEX("wrong index", true, List.of(Operator.INDEX)),
    TYPE("wrong type", true, List.of(Operator.CAST)),
    NULL("read as null", true, List.of(Operator.NULL)),
    GUARD("dropped guard", true, List.of(Operator.GUARD)),
    LIFETIME("leak, double release, use after release", false,
            List.of(Operator.LEAK, Operator.DOUBLE_RELEASE, Operator.USE_AFTER_RELEASE)),
    LOCKS("omitted lock, lock order", false, List.of(Operator.LOCK, Operator.LOCK_ORDER)),
    CONDITION("inverted condition", false, List.of(Operator.CONDITION)),
    VALUE("wrong constant or argument", false, List.of(Operator.CONSTANT, Operator.ARGUMENT)),
    OMISSION("dropped store, skipped call", false, List.of(Operator.STORE, Operator.CALL)),
    PROTOCOL("repeated call, wrong device register", false, List.of(Operator.PROTOCOL, Operator.DEVICE)),
    LOOP("endless loop", false, List.of(Operator.LOOP));

    private final String label;
    private final boolean caught;
    private final List<Operator> operators;

    Family(String label, boolean caught, List<Operator> operators) {
        this.label = label;
        this.caught = caught;
        this.operators = operators;
    }

    /// For tables.
    public String label() {
        return label;
    }

    /// Whether it is a kind that the checks of [ringside.compiler.plan.ImagePlan.Mode#CHECKED] can catch.
    public boolean isCaughtByChecks() {
        return caught;
    }

    public List<Operator> operators() {
        return operators;
    }

    /// The family of an operator.
    public static Family of(Operator operator) {
        for (Family family : values()) {
            if (family.operators.contains(operator)) {
                return family;
            }
        }
        throw new IllegalArgumentException(operator + " is in no family");
    }
}
