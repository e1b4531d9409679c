package ringside.compiler.reach;

import ringside.compiler.CompileException;
import ringside.compiler.dialect.Rule;
import ringside.compiler.stub.GeneratedClass;
import ringside.compiler.stub.GeneratedStubs;
import ringside.compiler.stub.StubGenerator;
import ringside.compiler.world.GuestMethod;

/// Classes generated for `Stubs.proxy` and `Stubs.dispatcher`.
final class StubClasses {
    private final Program program;

    StubClasses(Program program) {
        this.program = program;
    }

    /// Internal name of the generated class, which joins the class path; null after a report.
    String make(GuestMethod method, Use.Stub stub) {
        byte[] port = program.classPath().find(stub.port());
        if (port == null) {
            program.findings().add(Rule.PORT, method, stub.line(), stub.port().replace('/', '.') + " is not on the class path");
            return null;
        }
        try {
            GeneratedStubs stubs = StubGenerator.generate(port);
            GeneratedClass made = stub.factory().equals("proxy") ? stubs.proxy() : stubs.dispatcher();
            program.classPath().define(made.name(), made.bytes());
            return made.name();
        } catch (CompileException e) {
            program.findings().add(e);
            return null;
        }
    }
}
