package ringside.compiler.reach;

import ringside.compiler.dialect.Rule;
import ringside.compiler.world.GuestClass;
import ringside.compiler.world.GuestMethod;

/// Makes the object of `Link.program()`.
final class ProgramLink {
    private final Program program;

    ProgramLink(Program program) {
        this.program = program;
    }

    /// The program object, or null after a report.
    Object create(GuestMethod caller, int line) {
        String name = program.plan().programClass();
        GuestClass type = program.world().find(name.replace('.', '/'));
        if (type == null) {
            program.findings().add(Rule.PROGRAM, caller, line, name.isEmpty() ? "the plan names no program class"
                    : "program class " + name + " does not exist");
            return null;
        }
        if (!program.world().isSubtype(type.name(), "guest/lib/Program")) {
            program.findings().add(Rule.PROGRAM, caller, line, name + " is no guest.lib.Program");
            return null;
        }
        return program.host().create(type);
    }
}
