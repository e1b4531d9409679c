package ringside.compiler.build;

import java.util.Arrays;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;

/// Local variables and operand stack at one point of the bytecode. A long takes two local slots and one stack place.
final class Frame {
    private final Node[] slots;
    private final int locals;
    private int top;

    Frame(int locals, int stack) {
        this.slots = new Node[locals + stack];
        this.locals = locals;
        this.top = locals;
    }

    private Frame(Frame other) {
        slots = other.slots.clone();
        locals = other.locals;
        top = other.top;
    }

    Frame copy() {
        return new Frame(this);
    }

    /// Number of slots in use, locals included.
    int size() {
        return top;
    }

    /// Number of local slots; stack places follow.
    int locals() {
        return locals;
    }

    Node slot(int index) {
        return slots[index];
    }

    void setSlot(int index, Node value) {
        slots[index] = value;
    }

    Node local(int index) {
        return slots[index];
    }

    void setLocal(int index, Node value) {
        slots[index] = value;
        if (value.kind() == Kind.LONG) slots[index + 1] = null;
    }

    void push(Node value) {
        slots[top++] = value;
    }

    Node pop() {
        Node value = slots[--top];
        slots[top] = null;
        return value;
    }

    Node peek() {
        return slots[top - 1];
    }

    @Override
    public String toString() {
        return Arrays.toString(slots);
    }
}
