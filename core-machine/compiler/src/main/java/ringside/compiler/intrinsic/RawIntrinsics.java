package ringside.compiler.intrinsic;

import static ringside.compiler.asm.Register.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import ringside.compiler.asm.Arithmetic;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.Register;
import ringside.compiler.asm.Shift;
import ringside.compiler.asm.SystemInstructions.ControlRegister;
import ringside.compiler.asm.SystemInstructions.Plain;
import ringside.compiler.asm.SystemInstructions.SegmentRegister;
import ringside.compiler.asm.Width;
import ringside.compiler.intrinsic.Intrinsic.Machine;
import ringside.compiler.intrinsic.Intrinsic.Meaning;
import ringside.compiler.intrinsic.Intrinsic.Nodes;
import ringside.compiler.intrinsic.Intrinsic.Special;
import ringside.compiler.ir.Access;
import ringside.compiler.ir.Kind;
import ringside.compiler.ir.Op;
import shared.layout.Selector;
import shared.trace.Mark;

/// The rows of `guest.raw`.
final class RawIntrinsics {
    private static final Set<Register> NONE = Set.of();
    private static final Set<Register> CALLER_SAVED = Set.of(RAX, RCX, RDX, RSI, RDI, R8, R9);

    private RawIntrinsics() {}

    static void fill(Map<String, Intrinsic> table) {
        loads(table);
        stores(table);
        bulk(table);
        code(table);
        plain(table, "Atomic.fence()V", Plain.MFENCE);
        ports(table);
        controlRegisters(table);
        control(table);
        traps(table);
        marks(table);
    }

    private static void load(Map<String, Intrinsic> table, String method, Access.Width width, Kind kind) {
        table.put("guest/raw/Memory." + method,
                new Nodes((cursor, arguments) -> cursor.load(kind, Access.raw(width), arguments.getFirst())));
    }

    private static void store(Map<String, Intrinsic> table, String method, Access.Width width) {
        table.put("guest/raw/Memory." + method, new Nodes((cursor, arguments) -> {
            cursor.store(Access.raw(width), arguments.get(0), arguments.get(1));
            return null;
        }));
    }

    private static void loads(Map<String, Intrinsic> table) {
        load(table, "load8(J)I", Access.Width.U8, Kind.INT);
        load(table, "load16(J)I", Access.Width.U16, Kind.INT);
        load(table, "load32(J)I", Access.Width.W32, Kind.INT);
        load(table, "load64(J)J", Access.Width.W64, Kind.LONG);
        table.put("guest/raw/Memory.addressOf(Ljava/lang/Object;)J",
                new Nodes((cursor, arguments) -> cursor.add(Op.RETYPE, Kind.LONG, arguments.getFirst())));
        table.put("guest/raw/Memory.addressOfElements([B)J", new Special(Meaning.ADDRESS_OF_ELEMENTS));
        table.put("guest/raw/Memory.objectAt(J)Ljava/lang/Object;",
                new Nodes((cursor, arguments) -> cursor.add(Op.RETYPE, Kind.REFERENCE, arguments.getFirst())));
    }

    private static void stores(Map<String, Intrinsic> table) {
        store(table, "store8(JI)V", Access.Width.U8);
        store(table, "store16(JI)V", Access.Width.U16);
        store(table, "store32(JI)V", Access.Width.W32);
        store(table, "store64(JJ)V", Access.Width.W64);
    }

    private static void machine(Map<String, Intrinsic> table, String method, List<Register> inputs, Register output,
                                Set<Register> clobbers, Consumer<Assembler> code) {
        table.put("guest/raw/" + method, new Machine(new MachineCode(method, inputs, output, clobbers, code)));
    }

    private static void bulk(Map<String, Intrinsic> table) {
        machine(table, "Memory.copy(JJJ)V", List.of(RDI, RSI, RCX), null, NONE, a -> a.plain(Plain.REP_MOVSB));
        machine(table, "Memory.fill(JIJ)V", List.of(RDI, RAX, RCX), null, NONE, a -> a.plain(Plain.REP_STOSB));
        machine(table, "Memory.copyUser(JJJ)J", List.of(RDI, RSI, RDX), RAX, CALLER_SAVED, a -> a.call("@stub.userCopy"));
    }

    private static void code(Map<String, Intrinsic> table) {
        table.put("guest/raw/Code.address(Ljava/lang/String;)J", new Special(Meaning.CODE_ADDRESS));
        table.put("guest/raw/Code.stub(Ljava/lang/String;)J", new Special(Meaning.STUB_ADDRESS));
        machine(table, "Code.switchStack(JJ)V", List.of(RDI, RSI), null, CALLER_SAVED, a -> a.call("@stub.switchStack"));
        machine(table, "Code.resume(J)V", List.of(RDI), null, NONE, a -> a.jump("@stub.resume"));
        machine(table, "Code.leave(J)V", List.of(RDI), null, NONE, a -> {
            a.mov(Width.W64, RSP, RDI);
            a.jump("@stub.systemCall.leave");
        });
        machine(table, "Code.call(JJ)J", List.of(RAX, RDI), RAX, CALLER_SAVED, a -> a.call(RAX));
    }

    private static void ports(Map<String, Intrinsic> table) {
        machine(table, "Port.in8(I)I", List.of(RDX), RAX, NONE, a -> {
            a.in(Width.W8);
            a.movzx(RAX, Width.W8, RAX);
        });
        machine(table, "Port.in32(I)I", List.of(RDX), RAX, NONE, a -> a.in(Width.W32));
        machine(table, "Port.out8(II)V", List.of(RDX, RAX), null, NONE, a -> a.out(Width.W8));
        machine(table, "Port.out32(II)V", List.of(RDX, RAX), null, NONE, a -> a.out(Width.W32));
    }

    private static void controlRegisters(Map<String, Intrinsic> table) {
        machine(table, "Msr.read(I)J", List.of(RCX), RAX, Set.of(RDX), a -> {
            a.plain(Plain.RDMSR);
            joinHalves(a);
        });
        machine(table, "Msr.write(IJ)V", List.of(RCX, RAX), null, Set.of(RDX), a -> {
            a.mov(Width.W64, RDX, RAX);
            a.shift(Shift.SHR, Width.W64, RDX, 32);
            a.plain(Plain.WRMSR);
        });
        readControl(table, "cr0", ControlRegister.CR0);
        readControl(table, "cr2", ControlRegister.CR2);
        readControl(table, "cr3", ControlRegister.CR3);
        readControl(table, "cr4", ControlRegister.CR4);
        writeControl(table, "setCr0", ControlRegister.CR0);
        writeControl(table, "setCr3", ControlRegister.CR3);
        writeControl(table, "setCr4", ControlRegister.CR4);
    }

    private static void joinHalves(Assembler a) {
        a.shift(Shift.SHL, Width.W64, RDX, 32);
        a.arithmetic(Arithmetic.OR, Width.W64, RAX, RDX);
    }

    private static void readControl(Map<String, Intrinsic> table, String name, ControlRegister register) {
        machine(table, "Control." + name + "()J", List.of(), RAX, NONE, a -> a.storeControl(RAX, register));
    }

    private static void writeControl(Map<String, Intrinsic> table, String name, ControlRegister register) {
        machine(table, "Control." + name + "(J)V", List.of(RDI), null, NONE, a -> a.loadControl(register, RDI));
    }

    private static void plain(Map<String, Intrinsic> table, String method, Plain... instructions) {
        machine(table, method, List.of(), null, NONE, a -> {
            for (Plain one : instructions) a.plain(one);
        });
    }

    private static void control(Map<String, Intrinsic> table) {
        machine(table, "Control.invalidatePage(J)V", List.of(RDI), null, NONE, a -> a.invlpg(Memory.at(RDI)));
        machine(table, "Control.loadGdt(J)V", List.of(RDI), null, Set.of(RAX), RawIntrinsics::loadGdt);
        machine(table, "Control.loadIdt(J)V", List.of(RDI), null, NONE, a -> a.lidt(Memory.at(RDI)));
        machine(table, "Control.loadTaskRegister(I)V", List.of(RDI), null, NONE, a -> a.ltr(RDI));
        plain(table, "Control.disableInterrupts()V", Plain.CLI);
        plain(table, "Control.enableInterrupts()V", Plain.STI);
        plain(table, "Control.waitForInterrupt()V", Plain.STI, Plain.HLT, Plain.CLI);
        plain(table, "Control.halt()V", Plain.HLT);
        plain(table, "Control.pause()V", Plain.PAUSE);
        machine(table, "Control.timestamp()J", List.of(), RAX, Set.of(RDX), a -> {
            a.plain(Plain.RDTSC);
            joinHalves(a);
        });
        machine(table, "Control.cpuidLow(II)J", List.of(RAX, RCX), RAX, Set.of(RBX, RDX), a -> cpuid(a, RAX, RBX));
        machine(table, "Control.cpuidHigh(II)J", List.of(RAX, RCX), RAX, Set.of(RBX, RDX), a -> cpuid(a, RCX, RDX));
    }

    private static void cpuid(Assembler a, Register low, Register high) {
        a.plain(Plain.CPUID);
        a.mov(Width.W32, R10, low);
        a.mov(Width.W32, RAX, high);
        a.shift(Shift.SHL, Width.W64, RAX, 32);
        a.arithmetic(Arithmetic.OR, Width.W64, RAX, R10);
    }

    /// CS can only change by a far transfer: return to the instruction after the call with the new selector.
    private static void loadGdt(Assembler a) {
        a.lgdt(Memory.at(RDI));
        a.movConstant(RAX, Selector.KERNEL_DATA);
        a.loadSegment(SegmentRegister.SS, RAX);
        a.loadSegment(SegmentRegister.DS, RAX);
        a.loadSegment(SegmentRegister.ES, RAX);
        a.push(Selector.KERNEL_CODE);
        a.bytes(0xE8, 2, 0, 0, 0);      // call 1f: the return address is what lretq takes as the new RIP
        a.bytes(0xEB, 2);               // jmp 2f
        a.plain(Plain.LRETQ);           // 1:
    }

    private static void traps(Map<String, Intrinsic> table) {
        machine(table, "Trap.systemCall(JJJJJ)J", List.of(RAX, RDI, RSI, RDX, R8), RAX, Set.of(RCX), a -> {
            a.mov(Width.W64, R10, R8);
            a.plain(Plain.SYSCALL);
        });
        machine(table, "Trap.message(JJJJJJJ)J", List.of(RAX, RDI, RSI, RDX, RCX, R8, R9), RAX, NONE, a -> {
            a.mov(Width.W64, R10, RCX);
            a.plain(Plain.SYSCALL);
        });
        machine(table, "Trap.exchange(JJ)J", List.of(RAX, RBX), RAX, CALLER_SAVED, RawIntrinsics::exchange);
    }

    private static final List<Register> WORDS = List.of(RDI, RSI, RDX, R10, R8, R9);

    private static void exchange(Assembler a) {
        for (int i = 0; i < WORDS.size(); i++) a.mov(Width.W64, WORDS.get(i), Memory.at(RBX, 8 * i));
        a.plain(Plain.SYSCALL);
        for (int i = 0; i < WORDS.size(); i++) a.mov(Width.W64, Memory.at(RBX, 8 * i), WORDS.get(i));
    }

    private static void marks(Map<String, Intrinsic> table) {
        machine(table, "Mark.open(J)V", List.of(RAX), null, NONE, a -> a.mark(Mark.OPEN));
        machine(table, "Mark.close(J)V", List.of(RAX), null, NONE, a -> a.mark(Mark.CLOSE));
        machine(table, "Mark.booted(J)V", List.of(RAX), null, NONE, a -> a.mark(Mark.BOOTED));
    }
}
