package ringside.compiler.optimise;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/// What is known in a block and everything it dominates. [#close] forgets what was put since the matching [#open].
final class ScopedTable<K, V> {
    private record Change<K, V>(K key, V before) {}

    private final Map<K, V> map = new HashMap<>();
    private final ArrayDeque<Change<K, V>> changes = new ArrayDeque<>();
    private final ArrayDeque<Integer> marks = new ArrayDeque<>();

    void open() {
        marks.push(changes.size());
    }

    void close() {
        int mark = marks.pop();
        while (changes.size() > mark) {
            Change<K, V> change = changes.pop();
            if (change.before == null) map.remove(change.key);
            else map.put(change.key, change.before);
        }
    }

    V get(K key) {
        return map.get(key);
    }

    boolean contains(K key) {
        return map.containsKey(key);
    }

    void put(K key, V value) {
        changes.push(new Change<>(key, map.put(key, value)));
    }
}
