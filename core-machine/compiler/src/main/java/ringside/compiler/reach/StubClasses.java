package ringside.compiler.reach;

import ringside.compiler.dialect.Rule;
import ringside.compiler.world.GuestMethod;

/// Classes generated for `Stubs.proxy` and `Stubs.dispatcher`.
final class StubClasses {
    private final Program program;

    StubClasses(Program program) {
        this.program = program;
    }

    /// Internal name of the generated class, or null after a report.
    String make(GuestMethod method, Use.Stub stub) {
        program.findings().add(Rule.PORT, method, stub.line(), stub.port().replace('/', '.') + " has no stub generator");
        return null;
    }
}
