package ringside.compiler.optimise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.ir.Access;
import ringside.compiler.ir.Node;

/// Contents of memory known at one place, for loads that need not be repeated.
final class Memory {
    private record Place(String alias, String symbol, int scale, int displacement, Access.Width width, List<Node> address) {}

    private final Map<Place, Node> known;

    Memory() {
        known = new HashMap<>();
    }

    Memory(Memory before) {
        known = new HashMap<>(before.known);
    }

    private static Place place(Node node) {
        Access access = node.access();
        return new Place(access.alias(), access.symbol(), access.scale(), access.displacement(), access.width(),
                List.copyOf(node.inputs().subList(0, access.inputs())));
    }

    /// The value a load would find, or null.
    Node find(Node load) {
        return known.get(place(load));
    }

    void loaded(Node load) {
        known.put(place(load), load);
    }

    /// Forgets what the store may change and remembers what it wrote. Narrow stores lose bits, so they are not remembered.
    void stored(Node store) {
        String alias = store.access().alias();
        if (alias.equals(Access.RAW)) forget();
        else known.keySet().removeIf(place -> place.alias.equals(alias) && !alias.equals(Access.HEADER));
        Access.Width width = store.access().width();
        if ((width == Access.Width.W32 || width == Access.Width.W64) && store.access().order() == Access.Order.FREE) {
            known.put(place(store), store.stored());
        }
    }

    /// Headers never change once an object exists.
    void forget() {
        known.keySet().removeIf(place -> !place.alias.equals(Access.HEADER));
    }
}
