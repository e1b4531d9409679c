package ringside.compiler.ir;

/// Outcome asked of a comparison.
public enum Cond {
    EQ, NE, LT, GE, GT, LE, ULT, UGE, UGT, ULE;

    public Cond negated() {
        return switch (this) {
            case EQ -> NE;
            case NE -> EQ;
            case LT -> GE;
            case GE -> LT;
            case GT -> LE;
            case LE -> GT;
            case ULT -> UGE;
            case UGE -> ULT;
            case UGT -> ULE;
            case ULE -> UGT;
        };
    }

    /// The condition with both sides exchanged.
    public Cond swapped() {
        return switch (this) {
            case EQ, NE -> this;
            case LT -> GT;
            case GE -> LE;
            case GT -> LT;
            case LE -> GE;
            case ULT -> UGT;
            case UGE -> ULE;
            case UGT -> ULT;
            case ULE -> UGE;
        };
    }

    public boolean holds(long a, long b) {
        return switch (this) {
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case GE -> a >= b;
            case GT -> a > b;
            case LE -> a <= b;
            case ULT -> Long.compareUnsigned(a, b) < 0;
            case UGE -> Long.compareUnsigned(a, b) >= 0;
            case UGT -> Long.compareUnsigned(a, b) > 0;
            case ULE -> Long.compareUnsigned(a, b) <= 0;
        };
    }
}
