package ringside.compiler.optimise;

import java.util.HashMap;
import java.util.Map;
import ringside.compiler.ir.Access;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// Lets memory accesses do the extending and cutting that bytecode spells out around them.
final class Widths {
    private Widths() {}

    static void run(Graph graph) {
        var plain = new HashMap<Node, Boolean>();
        for (Block block : graph.blocks()) {
            for (Node node : block.nodes()) {
                if (node.op() == Op.STORE) dropCutting(node);
                for (Node input : node.inputs()) noteUse(input, node, plain);
            }
        }
        plain.forEach((load, onlyMasked) -> {
            if (onlyMasked) {
                load.withData(load.access().withWidth(load.access().width() == Access.Width.S8 ? Access.Width.U8
                        : Access.Width.U16));
            }
        });
    }

    /// A narrow store takes the low bits anyway.
    private static void dropCutting(Node store) {
        Node value = store.stored();
        int bits = 8 * store.access().width().bytes();
        boolean cut = switch (value.op()) {
            case SIGN8, ZERO8 -> bits <= 8;
            case SIGN16, ZERO16 -> bits <= 16;
            case NARROW -> bits <= 32;
            case AND -> bits < 32 && value.input(1).isConstant() && (~value.input(1).immediate() & (1L << bits) - 1) == 0;
            default -> false;
        };
        if (cut) store.inputs().set(store.inputs().size() - 1, value.input(0));
    }

    /// Notes whether all uses of a sign-extending load mask the extension away.
    private static void noteUse(Node load, Node user, Map<Node, Boolean> onlyMasked) {
        if (load.op() != Op.LOAD) return;
        Access.Width width = load.access().width();
        if (width != Access.Width.S8 && width != Access.Width.S16) return;
        long mask = width == Access.Width.S8 ? 0xFF : 0xFFFF;
        boolean masked = user.op() == Op.AND && user.input(1).isConstant() && (user.input(1).immediate() & ~mask) == 0;
        onlyMasked.merge(load, masked, Boolean::logicalAnd);
    }
}
