package ringside.compiler.optimise;

import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// That every index `counter + offset + constant` of a counted loop lies in an array.
///
/// All of it is 32-bit arithmetic. With a length and an offset that are not negative, `length - offset` and `length - constant` cannot wrap.
/// `limit + constant` with a negative constant wraps only for limits far below the first value of the counter, and then the loop does not
/// run. If `limit <= length - offset`, the largest index `limit - 1 + offset` is less than the length, and so it did not wrap either.
///
/// @param offset   what is added to the counter, or null
/// @param constant what is added to the counter where there is no offset
record CounterRange(Bound bound, Node offset, long constant) implements RangeTest {
    private static final long LARGEST_CONSTANT = 1 << 16;

    /// The test for the guard of `index`, or null if there is none that could hold.
    static CounterRange of(CountedLoop loop, Node index, Bound bound) {
        if (index == loop.counter()) return canHold(loop, 0) ? new CounterRange(bound, null, 0) : null;
        if (index.op() != Op.ADD) return null;
        boolean counterFirst = index.input(0) == loop.counter();
        Node other = index.input(counterFirst ? 1 : 0);
        if (loop.isInside(other) || !counterFirst && index.input(1) != loop.counter()) return null;
        if (!other.isConstant()) return canHold(loop, 0) ? new CounterRange(bound, other, 0) : null;
        return canHold(loop, other.immediate()) ? new CounterRange(bound, null, other.immediate()) : null;
    }

    private static boolean canHold(CountedLoop loop, long constant) {
        if (Math.abs(constant) > LARGEST_CONSTANT) return false;
        if (loop.isDescending()) return loop.lowest() + constant >= 0;
        return (constant >= 0 || loop.condition() == Cond.LT) && (!loop.first().isConstant() || loop.first().immediate() + constant >= 0);
    }

    @Override
    public void write(CountedLoop loop, LoopEntry entry) {
        if (offset != null) entry.require(Cond.GE, offset, entry.integer(0));
        boolean up = loop.isAscending();
        if (up) entry.require(Cond.GE, loop.first(), entry.integer(-constant));
        // With step 1 the counter stops at the limit; a longer one could take it past the largest int.
        if (up && loop.step() > 1) entry.require(Cond.LE, loop.limit(), entry.integer(Integer.MAX_VALUE - loop.step()));
        Node length = bound.length(entry);
        Node end = up ? loop.limit() : loop.first();
        Cond condition = up && loop.condition() == Cond.LT ? Cond.LE : Cond.LT;
        if (offset != null) {
            entry.require(condition, end, entry.add(Op.SUB, Kind.INT, length, offset));
        } else if (constant > 0) {
            entry.require(condition, end, entry.add(Op.SUB, Kind.INT, length, entry.integer(constant)));
        } else {
            entry.require(condition, constant == 0 ? end : entry.add(Op.ADD, Kind.INT, end, entry.integer(constant)), length);
        }
    }
}
