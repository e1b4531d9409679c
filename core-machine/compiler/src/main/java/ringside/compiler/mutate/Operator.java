package ringside.compiler.mutate;

/// What a mutation does where it strikes.
///
/// | operator | place | striking |
/// |---|---|---|
/// | `index` | array load or store | adds the operand to the index |
/// | `guard` | conditional branch | branches if the operand is 1, falls through if it is 0, whatever the condition says |
/// | `null` | load of a reference field | replaces the loaded reference by null |
/// | `loop` | entry of a method | stays there for ever |
public enum Operator {
    INDEX("index"), GUARD("guard"), NULL("null"), LOOP("loop");

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    /// As it stands in the name of a site.
    public String word() {
        return word;
    }
}
