package ringside.compiler.build;

import java.util.List;
import ringside.compiler.dialect.Rule;
import ringside.compiler.intrinsic.MachineCode;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Cursor;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;
import ringside.compiler.world.DataType;
import ringside.compiler.world.GuestClass;
import shared.layout.TrapCause;

/// Ranges of arrays copied, filled and compared: one check of each range, then one string instruction.
final class BulkArrays {
    private final Body body;
    private final Scope scope;
    private final Objects objects;
    private final Cursor cursor;

    BulkArrays(Body body, Scope scope, Objects objects) {
        this.body = body;
        this.scope = scope;
        this.objects = objects;
        this.cursor = body.cursor();
    }

    /// `System.arraycopy`; the arrays' type must be known here, because it decides the size of an element.
    void copy(List<Node> arguments) {
        Node source = arguments.get(0);
        Node destination = arguments.get(2);
        Node count = arguments.get(4);
        String type = destination.type();
        if (type == null || !type.startsWith("[") || !type.equals(source.type())) {
            body.report(Rule.LITERAL, scope, "System.arraycopy needs two arrays of the same declared type");
            return;
        }
        DataType element = DataType.of(type.substring(1));
        if (element == DataType.REFERENCE && body.isChecked() && !objects.isExact(type)) {
            body.report(Rule.LITERAL, scope, "System.arraycopy of references needs an array type without subtypes");
            return;
        }
        Node from = start(source, arguments.get(1), count);
        Node to = start(destination, arguments.get(3), count);
        run(BulkCopy.OVERLAPPING, Kind.VOID, at(destination, to, element), at(source, from, element), scaled(unsigned(count), element));
    }

    /// `Arrays.fill(array, from, to, value)` and `Arrays.fill(array, value)`, by the array's descriptor.
    void fill(DataType element, List<Node> arguments) {
        Node array = arguments.getFirst();
        boolean whole = arguments.size() == 2;
        Node from = whole ? cursor.integer(0) : arguments.get(1);
        Node to = whole ? body.arrayLength(array) : arguments.get(2);
        if (!whole) demandRange(array, from, to);
        run(BulkCopy.fill(element), Kind.VOID, at(array, unsigned(from), element), arguments.getLast(), unsigned(length(from, to)));
    }

    /// `Arrays.equals` of two ranges of bytes.
    Node equal(List<Node> arguments) {
        Node a = arguments.get(0);
        Node b = arguments.get(3);
        demandRange(a, arguments.get(1), arguments.get(2));
        demandRange(b, arguments.get(4), arguments.get(5));
        Node length = length(arguments.get(1), arguments.get(2));
        Node same = cursor.compare(Cond.EQ, length, length(arguments.get(4), arguments.get(5)));
        // Ranges of different length are not read at all.
        Node count = cursor.add(Op.SELECT, Kind.INT, same, length, cursor.integer(0));
        Node equal = run(BulkCopy.EQUAL, Kind.INT, at(a, unsigned(arguments.get(1)), DataType.BYTE), at(b, unsigned(arguments.get(4)), DataType.BYTE),
                unsigned(count));
        return cursor.add(Op.AND, Kind.INT, equal, same);
    }

    private Node run(MachineCode code, Kind kind, Node... inputs) {
        return cursor.add(Op.MACHINE, kind, inputs).withData(code);
    }

    private Node length(Node from, Node to) {
        return cursor.add(Op.SUB, Kind.INT, to, from);
    }

    /// Checks `0 <= from <= to <= length`; negative numbers are too large when seen unsigned.
    private void demandRange(Node array, Node from, Node to) {
        if (!body.isChecked()) return;
        cursor.guard(Cond.UGT, to, body.arrayLength(array), TrapCause.INDEX_OUT_OF_BOUNDS);
        cursor.guard(Cond.UGT, from, to, TrapCause.INDEX_OUT_OF_BOUNDS);
    }

    /// Checks that `count` elements from `start` lie in the array.
    private Node start(Node array, Node start, Node count) {
        if (!body.isChecked()) return cursor.add(Op.WIDEN, Kind.LONG, start);
        Node first = unsigned(start);
        Node end = cursor.add(Op.ADD, Kind.LONG, first, unsigned(count));
        cursor.guard(Cond.UGT, end, unsigned(body.arrayLength(array)), TrapCause.INDEX_OUT_OF_BOUNDS);
        return first;
    }

    private Node unsigned(Node value) {
        return cursor.add(Op.UNSIGNED, Kind.LONG, value);
    }

    private Node scaled(Node value, DataType element) {
        return element.shift() == 0 ? value : cursor.add(Op.SHL, Kind.LONG, value, cursor.integer(element.shift()));
    }

    private Node at(Node array, Node index, DataType element) {
        Node base = cursor.add(Op.ADD, Kind.LONG, cursor.add(Op.RETYPE, Kind.LONG, array), cursor.constant(Kind.LONG, GuestClass.HEADER));
        return cursor.add(Op.ADD, Kind.LONG, base, scaled(index, element));
    }
}
