package ringside.compiler.mutate;

/// What a mutation does where it strikes.
///
/// Bugs that checks in the language can catch:
///
/// | operator | place | striking |
/// |---|---|---|
/// | `index` | array load or store | adds the operand to the index |
/// | `guard` | conditional branch | branches if the operand is 1, falls through if it is 0, whatever the condition says |
/// | `null` | load of a reference field | replaces the loaded reference by null |
/// | `cast` | cast of a reference | replaces the object by one of another class |
///
/// Bugs that they cannot:
///
/// | operator | place | striking |
/// |---|---|---|
/// | `not` | conditional branch | inverts the condition |
/// | `loop` | entry of a method | stays there for ever |
/// | `constant` | int or long constant | adds the operand |
/// | `argument` | call whose last argument is an int or a long | adds the operand to it |
/// | `drop` | store to a field or an array | does not store |
/// | `skip` | call that answers nothing or a number | does not call; the answer is 0 |
/// | `leak` | call of `release(x)` or `free(x)` | does not call |
/// | `twice` | the same | releases twice |
/// | `stale` | call that answers an `x`, in a class that also gives such an `x` to `release` or `free` of the same type | releases it at once |
/// | `unlock` | call of `acquire()` | neither acquires nor, in the same method, releases |
/// | `order` | call of `acquire()` behind another one, with no `release()` between | acquires in the other order |
/// | `repeat` | call of a service through its port | calls twice |
/// | `device` | read or write of a device register | adds the operand to the register's number |
public enum Operator {
    INDEX("index", Operand.AMOUNT), GUARD("guard", Operand.WAY), NULL("null", Operand.NONE), CAST("cast", Operand.NONE),
    CONDITION("not", Operand.NONE), LOOP("loop", Operand.NONE), CONSTANT("constant", Operand.AMOUNT), ARGUMENT("argument", Operand.AMOUNT),
    STORE("drop", Operand.NONE), CALL("skip", Operand.NONE), LEAK("leak", Operand.NONE), DOUBLE_RELEASE("twice", Operand.NONE),
    USE_AFTER_RELEASE("stale", Operand.NONE), LOCK("unlock", Operand.NONE), LOCK_ORDER("order", Operand.NONE),
    PROTOCOL("repeat", Operand.NONE), DEVICE("device", Operand.AMOUNT);

    /// What the operand of a mutation says.
    public enum Operand {
        /// Nothing; it is 0.
        NONE,
        /// Which way a branch goes, 1 or 0.
        WAY,
        /// How much is added; not 0.
        AMOUNT
    }

    private final String word;
    private final Operand operand;

    Operator(String word, Operand operand) {
        this.word = word;
        this.operand = operand;
    }

    /// As it stands in the name of a site.
    public String word() {
        return word;
    }

    public Operand operand() {
        return operand;
    }
}
