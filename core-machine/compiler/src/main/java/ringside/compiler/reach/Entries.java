package ringside.compiler.reach;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import ringside.compiler.dialect.Rule;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.world.GuestClass;
import ringside.compiler.world.GuestMethod;
import ringside.compiler.world.Placement.InComponent;

/// Finds the `@Entry` methods in the packages of a domain's components.
final class Entries {
    private final Program program;
    private final DomainPlan domain;
    private final Map<String, GuestMethod> found = new LinkedHashMap<>();

    private Entries(Program program, DomainPlan domain) {
        this.program = program;
        this.domain = domain;
    }

    /// Entry methods by kind (`BOOT`, `TRAP`, ...).
    static Map<String, GuestMethod> of(Program program, DomainPlan domain) {
        var entries = new Entries(program, domain);
        entries.search();
        entries.demandStart();
        return entries.found;
    }

    private void search() {
        var names = new TreeSet<String>();
        for (ComponentPlan component : domain.components()) {
            for (String pattern : component.packages()) {
                String folder = (pattern.endsWith(".**") ? pattern.substring(0, pattern.length() - 3)
                        : pattern).replace('.', '/');
                names.addAll(program.classPath().classesBelow(folder));
                if (program.classPath().find(folder) != null) names.add(folder);
            }
        }
        for (String name : names) {
            if (!(program.placement().of(name, domain) instanceof InComponent(var inDomain, _)) || inDomain != domain) continue;
            GuestClass type = program.world().find(name);
            for (GuestMethod method : type.methods()) if (method.entryKind() != null) add(method);
        }
    }

    private void add(GuestMethod method) {
        String kind = method.entryKind();
        if (!method.isStatic() || !method.descriptor().equals("(J)V")) {
            report(method.owner().sourceFile(), method.place(), "entry " + kind + " is no static void method of one long");
        } else if (found.putIfAbsent(kind, method) != null) {
            report(method.owner().sourceFile(), method.place(), "domain " + domain.id() + " has a second entry " + kind
                    + " besides "
                    + found.get(kind).displayName());
        }
    }

    /// A kernel image's first domain boots; another one of ring 0 is entered by a further core.
    private void demandStart() {
        boolean kernel = program.plan().kind() == ImagePlan.Kind.KERNEL;
        boolean boots = kernel && program.plan().domains().getFirst() == domain;
        String needed = boots ? "BOOT" : kernel && domain.ring() == 0 ? "PROCESSOR" : "START";
        if (!found.containsKey(needed)) {
            report(program.plan().name(), domain.id(), "domain " + domain.id() + " has no entry " + needed);
        }
    }

    private void report(String file, String place, String text) {
        program.findings().add(Rule.ENTRY, file, place, text);
    }
}
