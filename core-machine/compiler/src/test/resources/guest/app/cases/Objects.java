package guest.app.cases;

import guest.app.Out;

public final class Objects extends Case {
    interface Shape {
        int area();

        default int twice() {
            return 2 * area();
        }
    }

    interface Named {
        String name();
    }

    abstract static class Base implements Shape, Named {
        byte tiny = -3;
        boolean flag;
        char letter = 'x';
        short small = -300;
        long big = 1L << 40;
        int count;
        Base next;

        abstract int sides();

        int weight() {
            return 1;
        }
    }

    static final class Square extends Base {
        final int side;

        Square(int side) {
            this.side = side;
        }

        @Override
        public int area() {
            return side * side;
        }

        @Override
        int sides() {
            return 4;
        }

        @Override
        public String name() {
            return "square";
        }
    }

    static class Box extends Base {
        final int width;
        final int height;

        Box(int width, int height) {
            this.width = width;
            this.height = height;
        }

        @Override
        public int area() {
            return width * height;
        }

        @Override
        int sides() {
            return 5;
        }

        @Override
        public String name() {
            return "box";
        }

        @Override
        int weight() {
            return super.weight() + 10;
        }
    }

    static final class Cube extends Box {
        Cube(int edge) {
            super(edge, edge);
        }

        @Override
        public int twice() {
            return -area();
        }

        @Override
        public String name() {
            return "cube";
        }
    }

    static final class Dot implements Shape {
        @Override
        public int area() {
            return 0;
        }
    }

    static final class Pair<A, B> {
        final A first;
        final B second;

        Pair(A first, B second) {
            this.first = first;
            this.second = second;
        }

        A first() {
            return first;
        }
    }

    final class Inner {
        int get() {
            return outerField + 1;
        }
    }

    private int outerField = 41;
    private static int counter;
    private static long total = 5;
    private static Base kept;
    private static final Base[] TABLE = {new Square(3), new Box(4, 5), new Cube(6), null};

    @Override
    protected void run(Out out) {
        Shape[] shapes = {new Square(2), new Box(2, 3), new Cube(7), new Dot()};
        for (Shape shape : shapes) describe(out, shape);
        for (Base base : TABLE) if (base != null) describe(out, base);
        fields(out);
        casts(out, shapes);
        out.line("inner", new Inner().get());
        var pair = new Pair<>(new Square(9), new Pair<>(TABLE[1], "text"));
        out.line("generic", pair.first().side + pair.second.first().area() + pair.second.second.length());
        statics(out);
        chain(out);
        grid(out);
    }

    private static void describe(Out out, Shape shape) {
        out.line("area", shape.area());
        out.line("twice", shape.twice());
        if (shape instanceof Named named) out.text(named.name());
        if (shape instanceof Base base) out.line("base", base.sides() + 100 * base.weight());
        int kind = (shape instanceof Square ? 1 : 0) + (shape instanceof Box ? 2 : 0) + (shape instanceof Cube ? 4 : 0);
        out.line("kind", kind);
    }

    private static void fields(Out out) {
        Base b = new Square(1);
        b.tiny += 200;
        b.small--;
        b.letter++;
        b.big <<= 3;
        b.count = b.tiny * b.small;
        b.flag = b.count > 5;
        b.flag = !b.flag;
        b.count += b.letter;
        b.big -= b.count;
        out.line("tiny", b.tiny);
        out.line("small", b.small);
        out.line("letter", b.letter);
        out.line("big", b.big);
        out.line("count", b.count);
        out.line("flag", b.flag ? 1 : 0);
        out.line("null", b.next == null ? 1 : 0);
    }

    private static void casts(Out out, Shape[] shapes) {
        Object o = shapes[2];
        Box box = (Box) o;
        out.line("cast", ((Cube) o).area() + box.width);
        Object none = null;
        Cube nothing = (Cube) none;
        out.line("nullcast", nothing == null ? 1 : 0);
        Object[] all = shapes;
        out.line("array", all instanceof Shape[] ? 1 : 0);
        Object bytes = new byte[3];
        out.line("bytes", bytes instanceof byte[] array ? array.length : -1);
        out.line("ints", bytes instanceof int[] ? 1 : 0);
        out.line("named", o instanceof Named ? 1 : 0);
        out.line("same", o == box ? 1 : 0);
    }

    private static void statics(Out out) {
        for (int i = 0; i < 10; i++) {
            counter += i;
            total *= counter + 1;
            kept = TABLE[i & 3];
        }
        out.line("counter", counter);
        out.line("total", total);
        out.line("kept", kept == null ? 0 : kept.area());
    }

    private static void chain(Out out) {
        Base head = null;
        for (int i = 1; i <= 20; i++) {
            Base one = (i & 1) == 0 ? new Square(i) : new Box(i, i + 1);
            one.next = head;
            head = one;
        }
        int sum = 0;
        for (Base at = head; at != null; at = at.next) sum = sum * 3 + at.area();
        out.line("chain", sum);
    }

    private static void grid(Out out) {
        int[][] rows = new int[5][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new int[i + 1];
            for (int j = 0; j <= i; j++) rows[i][j] = i * 10 + j;
        }
        long sum = 0;
        for (int[] row : rows) for (int value : row) sum = sum * 7 + value;
        out.line("grid", sum);
        byte[] bytes = new byte[300];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (i * 7);
        short[] shorts = new short[300];
        char[] chars = new char[300];
        boolean[] booleans = new boolean[300];
        long[] longs = new long[300];
        for (int i = 0; i < 300; i++) {
            shorts[i] = (short) (bytes[i] * 300);
            chars[i] = (char) (bytes[i] * 300);
            booleans[i] = bytes[i] > 0;
            longs[i] = (long) shorts[i] << 20;
        }
        for (int i = 0; i < 300; i++) sum = sum * 31 + bytes[i] + shorts[i] + chars[i] + (booleans[i] ? 1 : 0) + longs[i];
        out.line("arrays", sum);
        bytes[5]++;
        bytes[6] += bytes[5];
        longs[7] |= longs[8];
        out.line("update", bytes[5] + bytes[6] + longs[7]);
        System.arraycopy(bytes, 10, bytes, 12, 50);
        System.arraycopy(bytes, 100, bytes, 90, 50);
        System.arraycopy(longs, 3, longs, 0, 200);
        for (int i = 0; i < 300; i++) sum = sum * 31 + bytes[i] + longs[i];
        out.line("copied", sum);
        byte[] twin = bytes.clone();
        twin[0] = 77;
        out.line("clone", twin.length + twin[0] + bytes[0] + twin[299]);
    }
}
