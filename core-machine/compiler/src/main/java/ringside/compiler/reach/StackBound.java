package ringside.compiler.reach;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.compiler.world.GuestMethod;

/// The most bytes of stack a method can use with everything it calls.
///
/// Methods that call each other in circles count together: each as often as `@Recursive` permits, and those without it once between
/// any two that have it, since every circle leads through one of these.
final class StackBound {
    private final CallGraph graph;
    private final Map<GuestMethod, Integer> frames;
    private final Map<GuestMethod, Integer> index = new HashMap<>();
    private final Map<GuestMethod, Integer> low = new HashMap<>();
    private final Map<GuestMethod, Long> bounds = new HashMap<>();
    private final ArrayDeque<GuestMethod> open = new ArrayDeque<>();

    /// @param frames bytes each compiled method takes for one activation, return address included; inlined ones are not in it
    StackBound(CallGraph graph, Map<GuestMethod, Integer> frames) {
        this.graph = graph;
        this.frames = frames;
    }

    long of(GuestMethod method) {
        if (!bounds.containsKey(method)) visit(method);
        return bounds.get(method);
    }

    /// Tarjan's strongly connected components; a component is finished after all it calls.
    private void visit(GuestMethod method) {
        index.put(method, index.size());
        low.put(method, index.get(method));
        open.push(method);
        for (CallGraph.Step call : graph.steps(method)) {
            GuestMethod target = call.target();
            if (!index.containsKey(target)) {
                visit(target);
                low.merge(method, low.get(target), Math::min);
            } else if (!bounds.containsKey(target)) {
                low.merge(method, index.get(target), Math::min);
            }
        }
        if (low.get(method).equals(index.get(method))) finish(method);
    }

    private void finish(GuestMethod root) {
        var members = new ArrayList<GuestMethod>();
        do members.add(open.pop());
        while (members.getLast() != root);
        Set<GuestMethod> inside = new HashSet<>(members);
        long below = 0;
        boolean circle = false;
        for (GuestMethod member : members) {
            for (CallGraph.Step call : graph.steps(member)) {
                if (inside.contains(call.target())) circle = true;
                else below = Math.max(below, bounds.get(call.target()));
            }
        }
        long own = circle ? inCircles(members) : frame(root);
        for (GuestMethod member : members) bounds.put(member, own + below);
    }

    private long inCircles(List<GuestMethod> members) {
        long permitted = 0;
        long activations = 1;
        long between = 0;
        for (GuestMethod member : members) {
            int depth = member.recursionDepth();
            permitted += (long) depth * frame(member);
            activations += depth;
            if (depth == 0) between += frame(member);
        }
        return permitted + activations * between;
    }

    private long frame(GuestMethod method) {
        return frames.getOrDefault(method, 0);
    }
}
