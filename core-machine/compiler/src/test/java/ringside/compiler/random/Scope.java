package ringside.compiler.random;

import java.util.ArrayList;
import java.util.List;

/// Names an expression may read and a statement may assign.
///
/// @param ints      readable ints
/// @param longs     readable longs
/// @param intsToSet ints that are no loop counters
record Scope(List<String> ints, List<String> longs, List<String> intsToSet) {
    static Scope of(List<String> ints, List<String> longs) {
        return new Scope(new ArrayList<>(ints), new ArrayList<>(longs), new ArrayList<>(ints));
    }

    Scope copy() {
        return new Scope(new ArrayList<>(ints), new ArrayList<>(longs), new ArrayList<>(intsToSet));
    }

    void addInt(String name) {
        ints.add(name);
        intsToSet.add(name);
    }
}
