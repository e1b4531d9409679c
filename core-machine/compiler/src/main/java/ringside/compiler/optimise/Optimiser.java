package ringside.compiler.optimise;

import ringside.compiler.ir.Graph;
import ringside.compiler.plan.ImagePlan.Profile;

/// The order of the passes.
public final class Optimiser {
    /// Each round lets the next one see through what became constant; three settle all but contrived code.
    private static final int ROUNDS = 3;

    private Optimiser() {}

    /// In the teaching profile lines stay in order: nothing leaves its loop.
    public static void run(Graph graph, Profile profile) {
        for (int round = 0; round < ROUNDS; round++) {
            new ValueNumbering(graph).run();
            DeadCode.remove(graph);
            new BranchThreading(graph).run();
        }
        ConstantDivision.run(graph);
        if (profile == Profile.OPTIMISED) LoopInvariants.run(graph);
        Widths.run(graph);
        new ValueNumbering(graph).run();
        AddressFolding.run(graph);
        DeadCode.remove(graph);
        graph.analyse();
    }
}
