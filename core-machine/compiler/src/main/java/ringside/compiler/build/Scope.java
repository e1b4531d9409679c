package ringside.compiler.build;

import java.util.ArrayList;
import java.util.List;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Node;
import ringside.compiler.world.GuestMethod;

/// A method body being translated: the compiled method itself, or one inlined into it.
///
/// @param caller       scope that inlines this one, or null
/// @param returnTo     where an inlined body continues, or null
/// @param returnValues one value for each edge into `returnTo`, for methods that return something
record Scope(GuestMethod method, Scope caller, Block returnTo, List<Node> returnValues) {
    static Scope outermost(GuestMethod method) {
        return new Scope(method, null, null, List.of());
    }

    Scope inline(GuestMethod callee, Block continuation) {
        return new Scope(callee, this, continuation, new ArrayList<>());
    }

    int depth() {
        return caller == null ? 0 : 1 + caller.depth();
    }

    boolean contains(GuestMethod other) {
        return method == other || caller != null && caller.contains(other);
    }
}
