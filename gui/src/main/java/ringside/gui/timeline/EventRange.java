package ringside.gui.timeline;

import java.util.AbstractList;
import java.util.RandomAccess;

/// The positions from `first` to `last`, as a list that takes no memory.
final class EventRange extends AbstractList<Integer> implements RandomAccess {
    private final int first;
    private final int last;

    EventRange(int first, int last) {
        this.first = first;
        this.last = last;
    }

    @Override
    public Integer get(int index) {
        return first + index;
    }

    @Override
    public int size() {
        return Math.max(0, last - first + 1);
    }
}
