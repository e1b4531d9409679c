package ringside.compiler.optimise;

import java.util.List;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Node;
import ringside.compiler.plan.ImagePlan.Profile;

/// The order of the passes.
public final class Optimiser {
    /// Each round lets the next one see through what became constant; three settle all but contrived code.
    private static final int ROUNDS = 3;

    private Optimiser() {}

    /// In the teaching profile lines stay in order: nothing leaves its loop, no loop has copies, and variables hold whole values.
    public static void run(Graph graph, Profile profile) {
        settle(graph);
        ConstantDivision.run(graph);
        if (profile == Profile.OPTIMISED) {
            LoopInvariants.run(graph);
            if (RangeChecks.run(graph)) settle(graph);
            Widths.run(graph);
        }
        new ValueNumbering(graph).run();
        AddressFolding.run(graph);
        DeadCode.remove(graph);
        graph.analyse();
    }

    private static void settle(Graph graph) {
        List<Integer> before = List.of();
        for (int round = 0; round < ROUNDS; round++) {
            new ValueNumbering(graph).run();
            DeadCode.remove(graph);
            new BranchThreading(graph).run();
            List<Integer> after = nodes(graph);
            if (after.equals(before)) break;
            before = after;
        }
    }

    /// What is left, in order. A round that leaves it as it was changed nothing, and so would the next.
    private static List<Integer> nodes(Graph graph) {
        return graph.blocks().stream().flatMap(block -> block.nodes().stream()).map(Node::id).toList();
    }
}
