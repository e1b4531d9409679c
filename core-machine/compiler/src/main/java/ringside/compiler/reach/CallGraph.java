package ringside.compiler.reach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.intrinsic.Intrinsics;
import ringside.compiler.world.GuestMethod;
import ringside.compiler.world.World;

/// Which method of a domain may call which: calls by name exactly, virtual calls as wide as the types that come into being.
///
/// Code started by its address (`guest.raw.Code`) is not called by whoever takes the address; it has a stack of its own.
final class CallGraph {
    /// A call that may happen at a line.
    record Call(GuestMethod target, int line) {}

    private final DomainReach reach;
    private final Program program;
    private final Map<GuestMethod, List<Call>> calls = new HashMap<>();

    CallGraph(DomainReach reach) {
        this.reach = reach;
        this.program = reach.program();
    }

    List<Call> calls(GuestMethod method) {
        List<Call> known = calls.get(method);
        if (known != null) return known;
        var found = new ArrayList<Call>();
        for (Use use : program.uses(method)) if (use instanceof Use.Call call) addTargets(call, found);
        calls.put(method, found);
        return found;
    }

    private void addTargets(Use.Call call, List<Call> found) {
        if (World.isThrowable(call.type()) || call.type().startsWith("[")) return;
        GuestMethod target = program.world().resolve(call.type(), call.selector());
        if (target == null || Intrinsics.find(target.owner().name(), call.selector()) != null) return;
        if (call.isDecided(target)) found.add(new Call(target, call.line()));
        else for (GuestMethod one : reach.targets(call.type(), call.selector())) found.add(new Call(one, call.line()));
    }
}
