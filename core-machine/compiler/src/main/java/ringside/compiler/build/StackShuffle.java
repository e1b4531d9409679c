package ringside.compiler.build;

import java.lang.classfile.Opcode;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;

/// The stack instructions (JVMS §6.5, `dup` to `swap`). A long is one stack place of category 2.
final class StackShuffle {
    private StackShuffle() {}

    static void apply(Opcode opcode, Frame frame) {
        switch (opcode) {
            case POP -> frame.pop();
            case POP2 -> take(frame, 2);
            case DUP -> frame.push(frame.peek());
            case DUP_X1 -> insert(frame, 1, 1);
            case DUP_X2 -> insert(frame, 1, 2);
            case DUP2 -> insert(frame, 2, 0);
            case DUP2_X1 -> insert(frame, 2, 1);
            case DUP2_X2 -> insert(frame, 2, 2);
            case SWAP -> swap(frame);
            default -> throw new IllegalStateException("stack instruction " + opcode + " is unknown");
        }
    }

    private static void swap(Frame frame) {
        Node top = frame.pop();
        Node below = frame.pop();
        frame.push(top);
        frame.push(below);
    }

    /// Takes values worth `words` from the stack; the deepest comes first.
    private static Node[] take(Frame frame, int words) {
        if (words == 0) return new Node[0];
        Node top = frame.pop();
        if (words == 1 || top.kind() == Kind.LONG) return new Node[] {top};
        return new Node[] {frame.pop(), top};
    }

    /// Copies the top values, worth `words`, below the values worth `under` beneath them.
    private static void insert(Frame frame, int words, int under) {
        Node[] copied = take(frame, words);
        Node[] passed = take(frame, under);
        push(frame, copied);
        push(frame, passed);
        push(frame, copied);
    }

    private static void push(Frame frame, Node[] values) {
        for (Node value : values) frame.push(value);
    }
}
