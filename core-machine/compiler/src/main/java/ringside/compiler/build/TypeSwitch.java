package ringside.compiler.build;

import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Cursor;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;

/// A pattern switch (`SwitchBootstraps.typeSwitch`) as a chain of type tests.
final class TypeSwitch {
    private final Cursor cursor;
    private final Objects objects;
    private final Block end;
    private final List<Node> results = new ArrayList<>();

    TypeSwitch(Body body, Objects objects) {
        this.cursor = body.cursor();
        this.objects = objects;
        this.end = cursor.graph().newBlock();
    }

    /// The same for a primitive value, every one of whose `labels` labels is its own type: the first from `restart` on.
    Node translateValue(Node restart, int labels) {
        for (int i = 0; i < labels; i++) {
            Block matched = cursor.graph().newBlock();
            Block next = cursor.graph().newBlock();
            cursor.branch(cursor.compare(Cond.LE, restart, cursor.integer(i)), matched, next);
            cursor.moveTo(matched);
            finish(i);
            cursor.moveTo(next);
        }
        finish(labels);
        return end();
    }

    /// Index of the first label from `restart` on that the object matches; their number if none; -1 for null.
    Node translate(Node object, Node restart, List<?> labels) {
        Block notNull = cursor.graph().newBlock();
        Block isNull = cursor.graph().newBlock();
        cursor.branch(cursor.compare(Cond.EQ, object, cursor.constant(Kind.REFERENCE, 0)), isNull, notNull);
        cursor.moveTo(isNull);
        finish(-1);
        cursor.moveTo(notNull);
        for (int i = 0; i < labels.size(); i++) test(object, restart, (ClassDesc) labels.get(i), i);
        finish(labels.size());
        return end();
    }

    private Node end() {
        cursor.moveTo(end);
        Node phi = cursor.graph().phi(Kind.INT, cursor.position());
        end.add(phi);
        phi.inputs().addAll(results);
        return phi;
    }

    private void finish(int index) {
        results.add(cursor.integer(index));
        cursor.jump(end);
    }

    private void test(Node object, Node restart, ClassDesc label, int index) {
        Block matched = cursor.graph().newBlock();
        Block next = cursor.graph().newBlock();
        if (!restart.isConstant(0)) {
            Block eligible = cursor.graph().newBlock();
            cursor.branch(cursor.compare(Cond.LE, restart, cursor.integer(index)), eligible, next);
            cursor.moveTo(eligible);
        }
        cursor.branch(objects.instanceOf(object, Body.typeName(label.descriptorString())), matched, next);
        cursor.moveTo(matched);
        finish(index);
        cursor.moveTo(next);
    }
}
