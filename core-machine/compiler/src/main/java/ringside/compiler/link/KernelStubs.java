package ringside.compiler.link;

import static ringside.compiler.asm.Register.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.compiler.asm.Arithmetic;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Condition;
import ringside.compiler.asm.Label;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.Register;
import ringside.compiler.asm.SystemInstructions.Plain;
import ringside.compiler.asm.Width;
import shared.layout.PerCore;
import shared.layout.Selector;
import shared.layout.TrapCause;
import shared.layout.TrapFrame;

/// Entry stubs of a ring-0 domain.
///
/// | stub | entered by | in | out |
/// |---|---|---|---|
/// | `traps` + 16 v | interrupt gate v | hardware frame | `TRAP` entry with RDI = [TrapFrame] |
/// | `systemCall` | `syscall` | RCX = RIP, R11 = RFLAGS | `SYSTEM_CALL` entry with RDI = [TrapFrame] |
/// | `systemCall.leave` | jump | RSP = [TrapFrame] of a system call | that context; never returns |
/// | `resume` | call | RDI = [TrapFrame] | that context; never returns |
/// | `switchStack` | call | RDI = where to save RSP, RSI = RSP to load | the other stack's caller |
/// | `threadStart` | return into it | RBX = function, R12 = argument | calls the function, which never returns |
/// | `processorStart` | start-up IPI | its copy's [shared.layout.ProcessorStart] | `PROCESSOR` entry with RDI = the argument |
/// | `userCopy` | call | RDI = destination, RSI = source, RDX = bytes | RAX = bytes not copied |
///
/// The entry path does not survive a non-maskable interrupt between `swapgs` and the loading of RSP; the machine has no
/// source of these.
final class KernelStubs {
    static final int VECTORS = 256;
    static final int THUNK_BYTES = 16;

    /// Vectors for which the processor pushes an error code (Intel SDM vol. 3A table 6-1; AMD APM vol. 2 table 8-1).
    private static final Set<Integer> WITH_ERROR_CODE = Set.of(8, 10, 11, 12, 13, 14, 17, 21, 29, 30);

    /// Order in which a frame is pushed, from RAX down to R15 ([TrapFrame]).
    private static final List<Register> PUSHED =
            List.of(RAX, RBX, RCX, RDX, RSI, RDI, RBP, R8, R9, R10, R11, R12, R13, R14, R15);

    private static final List<Register> PRESERVED = List.of(RBX, RBP, R12, R13, R14, R15);

    private KernelStubs() {}

    /// The stubs a domain with these entries can have.
    static List<Stub> of(Set<String> entries) {
        List<Stub> stubs = new ArrayList<>(List.of(resume(), switchStack(), threadStart(), userCopy()));
        if (entries.contains("@entry.TRAP")) {
            stubs.add(traps());
            stubs.add(trapCommon());
        }
        if (entries.contains("@entry.SYSTEM_CALL")) {
            stubs.add(systemCall());
        }
        if (entries.contains("@entry.PROCESSOR")) {
            stubs.add(ProcessorStub.make());
        }
        return stubs;
    }

    private static Stub traps() {
        byte[] code = new byte[VECTORS * THUNK_BYTES];
        List<Relocation> relocations = new ArrayList<>();
        java.util.Arrays.fill(code, Section.CODE_FILL);
        for (int vector = 0; vector < VECTORS; vector++) {
            Assembler a = new Assembler();
            if (!WITH_ERROR_CODE.contains(vector)) {
                a.push(0);
            }
            a.push(vector);
            a.jump("@stub.traps.common");
            int start = vector * THUNK_BYTES;
            var thunk = a.finish();
            System.arraycopy(thunk.code(), 0, code, start, thunk.code().length);
            for (Relocation hole : thunk.relocations()) {
                relocations.add(new Relocation(start + hole.offset(), hole.kind(), hole.target(), hole.addend()));
            }
        }
        return new Stub("traps", code, relocations, Stub.NO_CALLER, Map.of());
    }

    private static Stub trapCommon() {
        Assembler a = new Assembler();
        PUSHED.forEach(a::push);
        swapGsIfUser(a);
        a.plain(Plain.CLD);
        a.mov(Width.W64, RDI, RSP);
        a.call("@entry.TRAP");
        a.mov(Width.W64, RDI, RSP);
        a.jump("@stub.resume");
        return Stub.of("traps.common", a, Stub.NO_CALLER);
    }

    private static Stub resume() {
        Assembler a = new Assembler();
        a.plain(Plain.CLI);
        a.mov(Width.W64, RSP, RDI);
        swapGsIfUser(a);
        popFrame(a);
        return Stub.of("resume", a, Stub.NO_CALLER);
    }

    /// With RSP at a frame: goes on in its context.
    static void popFrame(Assembler a) {
        PUSHED.reversed().forEach(a::pop);
        a.arithmetic(Arithmetic.ADD, Width.W64, RSP, TrapFrame.RIP - TrapFrame.VECTOR);
        a.plain(Plain.IRETQ);
    }

    /// With RSP at a frame: GS base is exchanged if the frame's context is not ring 0.
    private static void swapGsIfUser(Assembler a) {
        Label kernel = new Label();
        a.test(Width.W8, Memory.at(RSP, TrapFrame.CS), 3);
        a.jump(Condition.EQUAL, kernel);
        a.plain(Plain.SWAPGS);
        a.bind(kernel);
    }

    /// `sysretq` faults in ring 0 if RCX is not canonical (Intel SDM vol. 2B, SYSRET); programs end one page below the
    /// canonical limit, so the address after a `syscall` always is, and a kernel that edits RIP must keep it so.
    private static Stub systemCall() {
        Assembler a = new Assembler();
        Memory userStack = Memory.absolute(PerCore.USER_STACK).in(Memory.Segment.GS);
        a.plain(Plain.SWAPGS);
        a.mov(Width.W64, userStack, RSP);
        a.mov(Width.W64, RSP, Memory.absolute(PerCore.KERNEL_STACK).in(Memory.Segment.GS));
        a.push(Selector.USER_DATA);
        a.push(userStack);
        a.push(R11);
        a.push(Selector.USER_CODE);
        a.push(RCX);
        a.push(0);
        a.push(TrapFrame.VECTOR_SYSTEM_CALL);
        PUSHED.forEach(a::push);
        a.mov(Width.W64, RDI, RSP);
        a.call("@entry.SYSTEM_CALL");
        Label leave = a.here();
        a.plain(Plain.CLI);
        for (Register register : PUSHED.reversed()) {
            a.pop(register);
        }
        a.mov(Width.W64, RCX, Memory.at(RSP, TrapFrame.RIP - TrapFrame.VECTOR));
        a.mov(Width.W64, R11, Memory.at(RSP, TrapFrame.RFLAGS - TrapFrame.VECTOR));
        a.mov(Width.W64, RSP, Memory.at(RSP, TrapFrame.RSP - TrapFrame.VECTOR));
        a.plain(Plain.SWAPGS);
        a.plain(Plain.SYSRETQ);
        return Stub.of("systemCall", a, Stub.NO_CALLER, Map.of("systemCall.leave", leave));
    }

    private static Stub switchStack() {
        Assembler a = new Assembler();
        PRESERVED.forEach(a::push);
        a.mov(Width.W64, Memory.at(RDI), RSP);
        a.mov(Width.W64, RSP, RSI);
        PRESERVED.reversed().forEach(a::pop);
        a.ret();
        return Stub.of("switchStack", a, PRESERVED.size() * 8);
    }

    private static Stub threadStart() {
        Assembler a = new Assembler();
        a.mov(Width.W64, RDI, R12);
        a.call(RBX);
        a.trap(TrapCause.UNREACHABLE);
        return Stub.of("threadStart", a, Stub.NO_CALLER);
    }

    /// A fault inside the copy leaves the number of bytes still to copy in RCX.
    static Stub userCopy() {
        Assembler a = new Assembler();
        a.mov(Width.W64, RCX, RDX);
        a.plain(Plain.REP_MOVSB);
        Label end = a.here();
        a.mov(Width.W64, RAX, RCX);
        a.ret();
        return Stub.of("userCopy", a, 0, Map.of("userCopy.end", end, "userCopy.fault", end));
    }
}
