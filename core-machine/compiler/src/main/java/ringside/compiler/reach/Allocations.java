package ringside.compiler.reach;

import java.util.ArrayDeque;
import java.util.HashSet;
import ringside.compiler.dialect.Rule;
import ringside.compiler.world.GuestMethod;
import ringside.compiler.world.World;

/// Follows every call from methods marked `@NoAllocation` and reports what comes into being there.
final class Allocations {
    private final DomainReach reach;
    private final CallGraph calls;

    private Allocations(DomainReach reach, CallGraph calls) {
        this.reach = reach;
        this.calls = calls;
    }

    static void judge(DomainReach reach, CallGraph calls) {
        var allocations = new Allocations(reach, calls);
        for (GuestMethod method : reach.methods()) if (method.isFreeOfAllocation()) allocations.follow(method);
    }

    private void follow(GuestMethod marked) {
        var seen = new HashSet<GuestMethod>();
        var work = new ArrayDeque<GuestMethod>();
        seen.add(marked);
        work.add(marked);
        while (!work.isEmpty()) {
            GuestMethod method = work.remove();
            for (Use use : reach.program().uses(method)) judge(marked, method, use);
            for (CallGraph.Step step : calls.steps(method)) if (seen.add(step.target())) work.add(step.target());
        }
    }

    private void judge(GuestMethod marked, GuestMethod method, Use use) {
        boolean made = switch (use) {
            case Use.Creation creation -> !World.isThrowable(creation.type());
            case Use.Call call -> call.type().startsWith("[") && call.name().equals("clone");
            default -> false;
        };
        if (made) reach.program().findings().add(Rule.ALLOCATION, method, use.line(), marked.place());
    }
}
