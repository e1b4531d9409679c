package ringside.compiler.reach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.intrinsic.Intrinsics;
import ringside.compiler.world.GuestMethod;
import ringside.compiler.world.World;

/// Who may call whom in one domain, every possible target of a virtual call included.
final class CallGraph {
    /// One possible outcome of a call.
    record Step(GuestMethod caller, int line, GuestMethod target) {}

    private final DomainReach reach;
    private final Map<GuestMethod, List<Step>> steps = new HashMap<>();

    CallGraph(DomainReach reach) {
        this.reach = reach;
    }

    /// Calls a method may make, in the order of its instructions.
    List<Step> steps(GuestMethod caller) {
        return steps.computeIfAbsent(caller, this::read);
    }

    private List<Step> read(GuestMethod caller) {
        var found = new ArrayList<Step>();
        for (Use use : reach.program().uses(caller)) {
            if (!(use instanceof Use.Call call)) continue;
            for (GuestMethod target : targets(call)) found.add(new Step(caller, call.line(), target));
        }
        return found;
    }

    private List<GuestMethod> targets(Use.Call call) {
        if (World.isThrowable(call.type()) || call.type().startsWith("[")) return List.of();
        GuestMethod target = reach.program().world().resolve(call.type(), call.selector());
        if (target == null || Intrinsics.find(target.owner().name(), call.selector()) != null) return List.of();
        if (call.isDecided(target)) return List.of(target);
        return List.copyOf(reach.targets(call.type(), call.selector()));
    }
}
