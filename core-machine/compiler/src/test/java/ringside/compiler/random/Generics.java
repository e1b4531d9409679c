package ringside.compiler.random;

/// Generic classes and methods with the casts they hide, inner and anonymous classes, recursion, casts.
final class Generics implements Facet {
    @Override
    public String members(Choice choice) {
        return """
                    static final class Item { final int n; Item(int n) { this.n = n; } }
                    static final class Box<T> {
                        private T held; private Box<T> rest;
                        Box(T held, Box<T> rest) { this.held = held; this.rest = rest; }
                        T swap(T other) { T old = held; held = other; return old; }
                        @guest.lang.Recursive(9) int depth() { return rest == null ? 1 : 1 + rest.depth(); }
                    }
                    interface Source<T> { T next(int by); }
                    static <T> T either(boolean first, T a, T b) { return first ? a : b; }
                    final class Counter {
                        int count;
                        int bump(int by) { count += by; bumps += count; return count; }
                        final class Deep { int both() { return count + bumps; } }
                    }
                    int bumps;
                    final Counter counter = new Counter();
                    Box<Item> box = new Box<>(new Item(%d), null);
                    Object any = new Item(5);
                    Source<Item> source(int from) {
                        int twice = from * 2;
                        return new Source<>() { int at = twice; public Item next(int by) { at += by; return new Item(at + counter.count); } };
                    }
                    @guest.lang.Recursive(9) static long fold(int n, long a) { return n <= 0 ? a : fold(n - 1, a * %d + n) ^ a; }
                """.formatted(choice.below(100), 1 + choice.below(9));
    }

    @Override
    public String intValue(Expressions values, int depth) {
        String name = values.choice().name("o");
        return values.choice().pick("box.held.n", "box.swap(new Item(" + values.intValue(depth) + ")).n", "box.depth()", "counter.bump(" + values.intValue(depth) + ")",
                "counter.new Deep().both()", "source(" + values.intValue(depth) + ").next(3).n", "(any instanceof Item " + name + " ? " + name + ".n : -4)",
                "either(" + values.truth(0) + ", box.held, new Item(8)).n", "((Object) box instanceof Box<?> ? 2 : 3)");
    }

    @Override
    public String longValue(Expressions values, int depth) {
        return "fold(" + values.intValue(depth) + " & 7, " + values.longValue(depth) + ")";
    }

    @Override
    public String statement(Expressions values) {
        return values.choice().pick("box = box.depth() > 6 ? new Box<>(box.held, null) : new Box<>(new Item(" + values.intValue(1) + "), box);",
                "counter.bump(" + values.intValue(1) + ");", "any = " + values.choice().pick("box", "box.held", "null", "new int[3]") + ";",
                "if (any instanceof Item) any = ((Item) any).n > 4 ? box : any;", "bumps -= counter.count;");
    }

    @Override
    public String digest() {
        return "box.depth() * 7L + box.held.n + counter.count + bumps + (any instanceof Item i ? i.n : 1)";
    }
}
