package ringside.compiler.reach;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.compiler.dialect.Rule;
import ringside.compiler.world.GuestMethod;
import ringside.compiler.world.World;

/// Holds a domain's code to its annotations: what calls itself says how deep, what promises to take no memory takes none.
final class Promises {
    private final Program program;
    private final CallGraph graph;
    private final Set<GuestMethod> finished = new HashSet<>();
    private final List<GuestMethod> path = new ArrayList<>();

    Promises(Program program, CallGraph graph) {
        this.program = program;
        this.graph = graph;
    }

    void judge(Collection<GuestMethod> methods) {
        for (GuestMethod method : methods) seekCycles(method);
        for (GuestMethod method : methods) if (method.isNoAllocation()) seekAllocation(method);
    }

    /// Depth first; a call back to a method on the path closes a cycle, which must lead through a method with a bound.
    private void seekCycles(GuestMethod method) {
        if (method.recursionDepth() > 0 || !finished.add(method)) return;
        path.add(method);
        for (CallGraph.Call call : graph.calls(method)) {
            int at = path.indexOf(call.target());
            if (at >= 0) reportCycle(method, call, path.subList(at, path.size()));
            else seekCycles(call.target());
        }
        path.removeLast();
    }

    private void reportCycle(GuestMethod caller, CallGraph.Call call, List<GuestMethod> cycle) {
        String way = cycle.size() == 1 ? "" : " by way of " + cycle.getLast().displayName();
        program.findings().add(Rule.RECURSION, caller, call.line(), call.target().displayName(), way);
    }

    private void seekAllocation(GuestMethod root) {
        Map<GuestMethod, GuestMethod> callers = new HashMap<>();
        var work = new ArrayDeque<>(List.of(root));
        callers.put(root, null);
        while (!work.isEmpty()) {
            GuestMethod method = work.remove();
            for (Use use : program.uses(method)) if (allocates(use)) program.findings().add(Rule.ALLOCATION, method, use.line(), root.displayName());
            for (CallGraph.Call call : graph.calls(method)) if (callers.putIfAbsent(call.target(), method) == null) work.add(call.target());
        }
    }

    private static boolean allocates(Use use) {
        return switch (use) {
            case Use.Creation creation -> !World.isThrowable(creation.type());
            case Use.Call call -> call.type().startsWith("[") && call.name().equals("clone");
            case Use.Stub _ -> true;
            default -> false;
        };
    }
}
