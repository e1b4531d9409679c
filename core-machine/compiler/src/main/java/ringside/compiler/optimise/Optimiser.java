package ringside.compiler.optimise;

import ringside.compiler.ir.Graph;

/// The order of the passes.
public final class Optimiser {
    /// Each round lets the next one see through what became constant; three settle all but contrived code.
    private static final int ROUNDS = 3;

    private Optimiser() {}

    public static void run(Graph graph) {
        for (int round = 0; round < ROUNDS; round++) {
            new ValueNumbering(graph).run();
            DeadCode.remove(graph);
            new BranchThreading(graph).run();
        }
        new ValueNumbering(graph).run();
        AddressFolding.run(graph);
        DeadCode.remove(graph);
        graph.analyse();
    }
}
