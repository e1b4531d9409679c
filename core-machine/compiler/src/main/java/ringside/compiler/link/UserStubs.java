package ringside.compiler.link;

import static ringside.compiler.asm.Register.RDI;
import static ringside.compiler.asm.Register.RSP;

import java.util.List;
import ringside.compiler.asm.Arithmetic;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Width;
import shared.layout.TrapCause;

/// Stubs of a ring-3 domain or program. System calls and register messages need none: the code generator writes them in line.
///
/// | stub | entered by | in | out |
/// |---|---|---|---|
/// | `start` | kernel | RSP = initial stack pointer | `START` entry with RDI = that RSP, and RSP aligned to 16 |
/// | `resume` | jump | RDI = [shared.layout.TrapFrame] of ring 3 | that context, by `iretq` without the kernel's help |
/// | `userCopy` | call | as in ring 0 | as in ring 0, for domains that handle their own faults |
final class UserStubs {
    private UserStubs() {}

    static List<Stub> all() {
        return List.of(start(), resume(), KernelStubs.userCopy());
    }

    private static Stub resume() {
        Assembler a = new Assembler();
        a.mov(Width.W64, RSP, RDI);
        KernelStubs.popFrame(a);
        return Stub.of("resume", a, Stub.NO_CALLER);
    }

    private static Stub start() {
        Assembler a = new Assembler();
        a.mov(Width.W64, RDI, RSP);
        a.arithmetic(Arithmetic.AND, Width.W64, RSP, -16);
        a.call("@entry.START");
        a.trap(TrapCause.UNREACHABLE);
        return Stub.of("start", a, Stub.NO_CALLER);
    }
}
