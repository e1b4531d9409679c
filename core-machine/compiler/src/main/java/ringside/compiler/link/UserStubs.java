package ringside.compiler.link;

import static ringside.compiler.asm.Register.*;

import java.util.List;
import ringside.compiler.asm.Arithmetic;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.Register;
import ringside.compiler.asm.SystemInstructions.Plain;
import ringside.compiler.asm.Width;
import shared.layout.TrapCause;

/// Stubs of a ring-3 domain or program.
///
/// | stub | entered by | in | out |
/// |---|---|---|---|
/// | `start` | kernel | RSP = initial stack pointer | `START` entry with RDI = that RSP |
/// | `trapCall` | call | RDI = number, RSI RDX RCX R8 = arguments | `syscall` with RAX, RDI RSI RDX R10; RAX = result |
/// | `exchange` | call | RDI = number, RSI = address of six words | `syscall` with RAX, RDI RSI RDX R10 R8 R9 from the words and back to them; RAX = result |
final class UserStubs {
    /// Registers of a register message, in order of the words in memory.
    private static final List<Register> WORDS = List.of(RDI, RSI, RDX, R10, R8, R9);

    private UserStubs() {}

    static List<Stub> all() {
        return List.of(start(), trapCall(), exchange());
    }

    private static Stub start() {
        Assembler a = new Assembler();
        a.mov(Width.W64, RDI, RSP);
        a.arithmetic(Arithmetic.AND, Width.W64, RSP, -16);
        a.call("@entry.START");
        a.trap(TrapCause.UNREACHABLE);
        return Stub.of("start", a, Stub.NO_CALLER);
    }

    private static Stub trapCall() {
        Assembler a = new Assembler();
        a.mov(Width.W64, RAX, RDI);
        a.mov(Width.W64, RDI, RSI);
        a.mov(Width.W64, RSI, RDX);
        a.mov(Width.W64, RDX, RCX);
        a.mov(Width.W64, R10, R8);
        a.plain(Plain.SYSCALL);
        a.ret();
        return Stub.of("trapCall", a, 0);
    }

    private static Stub exchange() {
        Assembler a = new Assembler();
        a.push(RBX);
        a.mov(Width.W64, RBX, RSI);
        a.mov(Width.W64, RAX, RDI);
        for (int i = 0; i < WORDS.size(); i++) {
            a.mov(Width.W64, WORDS.get(i), Memory.at(RBX, 8 * i));
        }
        a.plain(Plain.SYSCALL);
        for (int i = 0; i < WORDS.size(); i++) {
            a.mov(Width.W64, Memory.at(RBX, 8 * i), WORDS.get(i));
        }
        a.pop(RBX);
        a.ret();
        return Stub.of("exchange", a, 8);
    }
}
