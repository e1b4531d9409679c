package ringside.compiler.reach;

import java.util.ArrayList;
import java.util.List;
import ringside.compiler.dialect.Rule;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.ProbePlan;
import ringside.compiler.world.GuestClass;
import ringside.compiler.world.GuestMethod;
import ringside.compiler.world.Placement.InComponent;

/// The plan's probe points as methods.
final class Probes {
    private Probes() {}

    /// Probe methods in the components of `domain`; those that do not fit the plan are reported.
    static List<GuestMethod> of(Program program, DomainPlan domain) {
        var methods = new ArrayList<GuestMethod>();
        for (ProbePlan probe : program.plan().probes()) {
            int dot = probe.method().lastIndexOf('.');
            String owner = probe.method().substring(0, dot).replace('.', '/');
            GuestClass type = program.world().find(owner);
            if (type == null) {
                report(program, probe, "probe " + probe.id() + " names " + probe.method() + ", which does not exist");
                continue;
            }
            if (!(program.placement().of(owner, domain) instanceof InComponent(var inDomain, _)) || inDomain != domain) continue;
            GuestMethod method = method(program, probe, type, probe.method().substring(dot + 1));
            if (method != null) methods.add(method);
        }
        return methods;
    }

    private static GuestMethod method(Program program, ProbePlan probe, GuestClass type, String name) {
        String descriptor = "(" + "J".repeat(probe.arguments()) + ")V";
        GuestMethod method = type.declared(name + descriptor);
        if (method == null) {
            report(program, probe, "probe " + probe.id() + " names " + probe.method() + descriptor + ", which does not exist");
        } else if (!method.isStatic() || !method.isProbe()) {
            report(program, probe, "probe " + probe.id() + " names " + probe.method()
                    + ", which is no static method marked @Probe");
        } else {
            return method;
        }
        return null;
    }

    private static void report(Program program, ProbePlan probe, String text) {
        program.findings().add(Rule.PROBE, program.plan().name(), probe.id(), text);
    }
}
