package ringside.compiler.reach;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import ringside.compiler.dialect.Rule;
import ringside.compiler.world.GuestMethod;

/// Reports circles of calls that name no depth: a stack must have a bound. A walk in depth finds each circle at the call that closes
/// it.
final class Recursions {
    private final DomainReach reach;
    private final CallGraph calls;
    private final Set<GuestMethod> done = new HashSet<>();
    private final Set<GuestMethod> open = new LinkedHashSet<>();

    private Recursions(DomainReach reach, CallGraph calls) {
        this.reach = reach;
        this.calls = calls;
    }

    static void judge(DomainReach reach, CallGraph calls) {
        var recursions = new Recursions(reach, calls);
        reach.methods().forEach(recursions::walk);
    }

    private void walk(GuestMethod method) {
        if (method.recursionDepth() > 0 || !done.add(method)) return;
        open.add(method);
        for (CallGraph.Step step : calls.steps(method)) {
            if (open.contains(step.target())) {
                reach.program().findings().add(Rule.RECURSION, method, step.line(), step.target().place());
            } else {
                walk(step.target());
            }
        }
        open.remove(method);
    }
}
