package ringside.compiler.optimise;

import ringside.compiler.ir.Access;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// A test before a loop that makes an index check in it needless.
sealed interface RangeTest permits CounterRange, RangeTest.SmallIndex {
    /// Writes the test.
    void write(CountedLoop loop, LoopEntry entry);

    /// What an index is checked against.
    ///
    /// @param length of the array, if it is known before the loop, else null
    /// @param array  whose length is to be read, if it is not, else null
    record Bound(Node length, Node array) {
        Node length(LoopEntry entry) {
            if (length != null) {
                if (!Ranges.isNonNegative(length)) entry.require(Cond.GE, length, entry.integer(0));
                return length;
            }
            if (!array.isNonNull()) entry.require(Cond.NE, array, entry.constant(Kind.REFERENCE, 0));
            return entry.add(Op.LOAD, Kind.INT, array).withData(Access.length(Access.Check.NONE));
        }
    }

    /// That an index which a mask or its type keeps small lies in an array.
    ///
    /// @param largest value of the index
    record SmallIndex(Bound bound, long largest) implements RangeTest {
        @Override
        public void write(CountedLoop loop, LoopEntry entry) {
            entry.require(Cond.GT, bound.length(entry), entry.integer(largest));
        }
    }

    /// The test for the guard of `index`, or null if there is none that could hold.
    static RangeTest of(CountedLoop loop, Node index, Bound bound) {
        long largest = Ranges.maximum(index);
        return largest >= 0 && largest < Character.MAX_VALUE ? new SmallIndex(bound, largest) : CounterRange.of(loop, index, bound);
    }
}
