package ringside.compiler.intrinsic;

import static ringside.compiler.asm.Register.RAX;
import static ringside.compiler.asm.Register.RCX;
import static ringside.compiler.asm.Register.RDX;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Condition;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.Register;
import ringside.compiler.asm.Width;
import ringside.compiler.intrinsic.Intrinsic.Machine;

/// Locked read-modify-write: by address (`guest.raw.Atomic`) and of objects that hold one word (`guest.lang.AtomicInt`, `AtomicLong`).
final class AtomicIntrinsics {
    /// Offset of the only field of an object.
    private static final int FIELD = 8;

    private AtomicIntrinsics() {}

    static void fill(Map<String, Intrinsic> table) {
        compareAndSet(table, "guest/raw/Atomic.compareAndSet64(JJJ)Z", Width.W64, 0);
        compareAndSet(table, "guest/raw/Atomic.compareAndSet32(JII)Z", Width.W32, 0);
        exchange(table, "guest/raw/Atomic.exchange32(JI)I", Width.W32, 0);
        add(table, "guest/raw/Atomic.fetchAndAdd64(JJ)J", Width.W64, 0);
        compareAndSet(table, "guest/lang/AtomicLong.compareAndSet(JJ)Z", Width.W64, FIELD);
        compareAndSet(table, "guest/lang/AtomicInt.compareAndSet(II)Z", Width.W32, FIELD);
        exchange(table, "guest/lang/AtomicLong.getAndSet(J)J", Width.W64, FIELD);
        exchange(table, "guest/lang/AtomicInt.getAndSet(I)I", Width.W32, FIELD);
        add(table, "guest/lang/AtomicLong.getAndAdd(J)J", Width.W64, FIELD);
        add(table, "guest/lang/AtomicInt.getAndAdd(I)I", Width.W32, FIELD);
    }

    private static void row(Map<String, Intrinsic> table, String method, List<Register> inputs, Consumer<Assembler> code) {
        table.put(method, new Machine(new MachineCode(method, inputs, RAX, Set.of(), code)));
    }

    private static void compareAndSet(Map<String, Intrinsic> table, String method, Width width, int offset) {
        row(table, method, List.of(RDX, RAX, RCX), a -> {
            a.lockCompareExchange(width, Memory.at(RDX, offset), RCX);
            a.set(Condition.EQUAL, RAX);
            a.movzx(RAX, Width.W8, RAX);
        });
    }

    private static void exchange(Map<String, Intrinsic> table, String method, Width width, int offset) {
        row(table, method, List.of(RDX, RAX), a -> a.exchange(width, Memory.at(RDX, offset), RAX));
    }

    private static void add(Map<String, Intrinsic> table, String method, Width width, int offset) {
        row(table, method, List.of(RDX, RAX), a -> a.lockExchangeAdd(width, Memory.at(RDX, offset), RAX));
    }
}
