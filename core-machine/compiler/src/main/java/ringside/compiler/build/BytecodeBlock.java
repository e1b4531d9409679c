package ringside.compiler.build;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Cursor;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Node;

/// A basic block of bytecode on its way into the graph: collects the frames that arrive and joins them with phis.
final class BytecodeBlock {
    final int start;
    int end;
    final List<BytecodeBlock> successors = new ArrayList<>();
    boolean loopHeader;
    /// Locals that this block or a later one assigns; complete for loop headers.
    final BitSet assigned = new BitSet();
    int order = -1;
    private Block block;
    private final List<Frame> arrivals = new ArrayList<>();
    private Frame entry;

    BytecodeBlock(int start) {
        this.start = start;
    }

    Block block(Cursor cursor) {
        if (block == null) block = cursor.graph().newBlock();
        return block;
    }

    boolean isReached() {
        return !arrivals.isEmpty();
    }

    /// One more edge into this block; the edge itself was just added to the graph.
    void arrive(Frame frame) {
        arrivals.add(frame.copy());
        if (entry == null) return;
        for (int i = 0; i < entry.size(); i++) {
            Node phi = entry.slot(i);
            if (phi == null || phi.block() != block) continue;
            Node value = frame.slot(i);
            phi.inputs().add(value == null || value.kind() != phi.kind() ? phi : value);
        }
    }

    /// The frame at the start of this block. All forward edges have arrived.
    Frame enter(Cursor cursor) {
        cursor.moveTo(block(cursor));
        Frame first = arrivals.getFirst();
        entry = first.copy();
        for (int i = 0; i < first.size(); i++) entry.setSlot(i, join(i, cursor));
        return entry.copy();
    }

    private boolean changes(int index, int locals) {
        return index >= locals || assigned.get(index);
    }

    private Node join(int index, Cursor cursor) {
        Frame first = arrivals.getFirst();
        Node value = first.slot(index);
        boolean same = true;
        for (Frame frame : arrivals) {
            Node other = frame.slot(index);
            if (value == null || other == null || other.kind() != value.kind()) return null;
            same &= other == value;
        }
        if (same && !(loopHeader && changes(index, first.locals()))) return value;
        return phi(index, value.kind(), cursor);
    }

    private Node phi(int index, Kind kind, Cursor cursor) {
        Node phi = cursor.graph().phi(kind, cursor.position());
        cursor.block().add(phi);
        String type = arrivals.getFirst().slot(index).type();
        for (Frame frame : arrivals) {
            Node value = frame.slot(index);
            phi.inputs().add(value);
            if (type != null && !type.equals(value.type())) type = null;
        }
        return loopHeader ? phi : phi.withType(type);
    }
}
