package ringside.compiler.intrinsic;

import java.util.List;
import java.util.Map;
import ringside.compiler.intrinsic.Intrinsic.Meaning;
import ringside.compiler.intrinsic.Intrinsic.Nodes;
import ringside.compiler.intrinsic.Intrinsic.Shape;
import ringside.compiler.intrinsic.Intrinsic.Special;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Cursor;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// The short list of JDK methods guest code may call, and the doors of `guest.lang`.
final class LibraryIntrinsics {
    private LibraryIntrinsics() {}

    static void fill(Map<String, Intrinsic> table) {
        special(table);
        mathematics(table);
        integers(table, "java/lang/Integer", "I", Kind.INT);
        integers(table, "java/lang/Long", "J", Kind.LONG);
    }

    private static void special(Map<String, Intrinsic> table) {
        table.put("java/lang/Object.<init>()V", new Special(Meaning.NOTHING));
        table.put("java/lang/Record.<init>()V", new Special(Meaning.NOTHING));
        table.put("java/lang/Enum.ordinal()I", new Special(Meaning.ENUM_ORDINAL));
        table.put("java/lang/Enum.name()Ljava/lang/String;", new Special(Meaning.ENUM_NAME));
        table.put("java/lang/String.length()I", new Special(Meaning.STRING_LENGTH));
        table.put("java/lang/String.charAt(I)C", new Special(Meaning.STRING_CHAR));
        table.put("java/util/Objects.requireNonNull(Ljava/lang/Object;)Ljava/lang/Object;", new Special(Meaning.NULL_CHECK));
        table.put("java/lang/System.arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V", new Special(Meaning.ARRAY_COPY));
        table.put("java/util/Arrays.equals([BII[BII)Z", new Special(Meaning.ARRAY_EQUALS));
        fills(table, "B", Meaning.FILL_BYTES);
        fills(table, "C", Meaning.FILL_CHARS);
        fills(table, "I", Meaning.FILL_INTS);
        fills(table, "J", Meaning.FILL_LONGS);
        table.put("guest/lang/Image.word(I)J", new Special(Meaning.IMAGE_WORD));
        table.put("guest/lang/Image.checksHandles()Z", new Special(Meaning.CHECKS_HANDLES));
        table.put("guest/lang/Link.program()Ljava/lang/Object;", new Special(Meaning.LINKED_PROGRAM));
        table.put("guest/lang/Stubs.proxy(Ljava/lang/Class;Lguest/port/Transport;)Ljava/lang/Object;",
                new Special(Meaning.STUB_OBJECT));
        table.put("guest/lang/Stubs.dispatcher(Ljava/lang/Class;Ljava/lang/Object;)Lguest/port/Dispatcher;",
                new Special(Meaning.STUB_OBJECT));
    }

    private static void fills(Map<String, Intrinsic> table, String element, Meaning meaning) {
        table.put("java/util/Arrays.fill([" + element + element + ")V", new Special(meaning));
        table.put("java/util/Arrays.fill([" + element + "II" + element + ")V", new Special(meaning));
    }

    private static void mathematics(Map<String, Intrinsic> table) {
        for (Kind kind : List.of(Kind.INT, Kind.LONG)) {
            String letter = kind == Kind.INT ? "I" : "J";
            put(table, "java/lang/Math.min(" + letter + letter + ")" + letter, choose(Cond.LT, kind));
            put(table, "java/lang/Math.max(" + letter + letter + ")" + letter, choose(Cond.GT, kind));
            put(table, "java/lang/Math.abs(" + letter + ")" + letter, (cursor, arguments) -> {
                Node value = arguments.getFirst();
                Node negated = cursor.add(Op.NEG, kind, value);
                return cursor.add(Op.SELECT, kind, cursor.compare(Cond.LT, value, cursor.constant(kind, 0)), negated, value);
            });
        }
    }

    private static Shape choose(Cond condition, Kind kind) {
        return (cursor, arguments) -> {
            Node a = arguments.get(0);
            Node b = arguments.get(1);
            return cursor.add(Op.SELECT, kind, cursor.compare(condition, a, b), a, b);
        };
    }

    private static void integers(Map<String, Intrinsic> table, String owner, String letter, Kind kind) {
        String two = "(" + letter + letter + ")";
        put(table, owner + ".compare" + two + "I", (cursor, arguments) -> threeWay(cursor, arguments, 0));
        put(table, owner + ".compareUnsigned" + two + "I", (cursor, arguments) -> threeWay(cursor, arguments, 1));
        put(table, owner + ".divideUnsigned" + two + letter,
                (cursor, arguments) -> cursor.add(Op.UDIV, kind, arguments.get(0), arguments.get(1)));
        put(table, owner + ".remainderUnsigned" + two + letter,
                (cursor, arguments) -> cursor.add(Op.UREM, kind, arguments.get(0), arguments.get(1)));
        put(table, owner + ".min" + two + letter, choose(Cond.LT, kind));
        put(table, owner + ".max" + two + letter, choose(Cond.GT, kind));
        put(table, owner + ".numberOfTrailingZeros(" + letter + ")I",
                (cursor, arguments) -> cursor.add(Op.COUNT_TRAILING, Kind.INT, arguments.getFirst()));
        put(table, owner + ".numberOfLeadingZeros(" + letter + ")I",
                (cursor, arguments) -> cursor.add(Op.COUNT_LEADING, Kind.INT, arguments.getFirst()));
        put(table, owner + ".reverseBytes(" + letter + ")" + letter,
                (cursor, arguments) -> cursor.add(Op.BYTE_SWAP, kind, arguments.getFirst()));
        put(table, owner + ".bitCount(" + letter + ")I", (cursor, arguments) -> bitCount(cursor, arguments.getFirst(), kind));
        if (kind == Kind.INT) {
            put(table, owner + ".toUnsignedLong(I)J",
                    (cursor, arguments) -> cursor.add(Op.UNSIGNED, Kind.LONG, arguments.getFirst()));
        }
    }

    private static Node threeWay(Cursor cursor, List<Node> arguments, int unsigned) {
        return cursor.add(Op.THREE_WAY, Kind.INT, arguments.get(0), arguments.get(1)).withImmediate(unsigned);
    }

    /// Sums ever wider groups of bits; no processor support is assumed.
    private static Node bitCount(Cursor cursor, Node value, Kind kind) {
        int bits = kind == Kind.INT ? 32 : 64;
        Node pairs = cursor.add(Op.SUB, kind, value, masked(cursor, value, 1, 0x5555_5555_5555_5555L, kind));
        Node fours = cursor.add(Op.ADD, kind, masked(cursor, pairs, 0, 0x3333_3333_3333_3333L, kind),
                masked(cursor, pairs, 2, 0x3333_3333_3333_3333L, kind));
        Node sum = cursor.add(Op.ADD, kind, fours, cursor.add(Op.USHR, kind, fours, cursor.integer(4)));
        Node bytes = masked(cursor, sum, 0, 0x0F0F_0F0F_0F0F_0F0FL, kind);
        Node total = cursor.add(Op.MUL, kind, bytes, cursor.constant(kind, 0x0101_0101_0101_0101L));
        Node top = cursor.add(Op.USHR, kind, total, cursor.integer(bits - 8));
        return kind == Kind.INT ? top : cursor.add(Op.NARROW, Kind.INT, top);
    }

    private static Node masked(Cursor cursor, Node value, int shift, long mask, Kind kind) {
        Node shifted = shift == 0 ? value : cursor.add(Op.USHR, kind, value, cursor.integer(shift));
        return cursor.add(Op.AND, kind, shifted, cursor.constant(kind, mask));
    }

    private static void put(Map<String, Intrinsic> table, String method, Shape shape) {
        table.put(method, new Nodes(shape));
    }
}
