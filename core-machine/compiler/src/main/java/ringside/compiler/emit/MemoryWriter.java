package ringside.compiler.emit;

import static ringside.compiler.asm.Register.R10;
import static ringside.compiler.asm.Register.R11;
import static ringside.compiler.asm.Register.RAX;

import ringside.compiler.allocate.Selection;
import ringside.compiler.asm.Arithmetic;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Condition;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.Operand;
import ringside.compiler.asm.Register;
import ringside.compiler.asm.Width;
import ringside.compiler.build.DomainCode;
import ringside.compiler.ir.Access;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;
import shared.layout.ImageTable;
import shared.layout.TrapCause;

/// Writes loads, stores and allocations.
final class MemoryWriter {
    private final Assembler asm;
    private final Operands operands;
    private final Selection selection;
    private final TrapSites traps;

    MemoryWriter(Assembler asm, Operands operands, Selection selection, TrapSites traps) {
        this.asm = asm;
        this.operands = operands;
        this.selection = selection;
        this.traps = traps;
    }

    void load(Node node) {
        Register target = operands.target(node);
        Memory address = operands.address(node);
        switch (node.access().width()) {
            case U8 -> asm.movzx(target, Width.W8, address);
            case S8 -> asm.movsx(Width.W32, target, Width.W8, address);
            case U16 -> asm.movzx(target, Width.W16, address);
            case S16 -> asm.movsx(Width.W32, target, Width.W16, address);
            case W32 -> asm.mov(Width.W32, target, address);
            case W64 -> asm.mov(Width.W64, target, address);
        }
        operands.write(node, target);
    }

    private static Width width(Access access) {
        return switch (access.width()) {
            case U8, S8 -> Width.W8;
            case U16, S16 -> Width.W16;
            case W32 -> Width.W32;
            case W64 -> Width.W64;
        };
    }

    void store(Node node) {
        Node value = node.stored();
        if (!Selection.isImmediate(value) && selection.isFolded(value)) {
            update(node, value);
            return;
        }
        Width width = width(node.access());
        if (node.access().order() == Access.Order.VOLATILE) {
            exchange(node, width);
            return;
        }
        if (Operands.isImmediate(value)) asm.mov(width, operands.address(node), (int) value.immediate());
        else if (value.op() == Op.SYMBOL) asm.movAddress(operands.address(node), (String) value.data(), 0);
        else {
            Memory address = addressBeside(node, value);
            asm.mov(width, address, operands.read(value, R11));
        }
    }

    /// A store that nothing later overtakes: an exchange with memory locks without being told (Intel SDM vol. 3A §9.1.2.1, §9.2.3.9).
    private void exchange(Node store, Width width) {
        Memory address = operands.address(store);
        if (address.index() == R11) {
            asm.lea(Width.W64, R10, address);
            address = Memory.at(R10);
        }
        operands.move(R11, store.stored());
        asm.exchange(width, address, R11);
    }

    /// `[address] op= value`
    private void update(Node store, Node operation) {
        Width width = width(store.access());
        Node value = operation.input(1);
        Arithmetic arithmetic = ArithmeticWriter.operation(operation.op());
        if (Operands.isImmediate(value)) {
            asm.arithmetic(arithmetic, width, (Operand) operands.address(store), (int) value.immediate());
        }
        else {
            Memory address = addressBeside(store, value);
            asm.arithmetic(arithmetic, width, address, operands.read(value, R11));
        }
    }

    /// An address that leaves R11 free if `value` needs it.
    private Memory addressBeside(Node node, Node value) {
        Memory address = operands.address(node);
        boolean needed = Selection.isImmediate(value) || operands.register(value) == null;
        if (!needed || address.index() != R11) return address;
        asm.lea(Width.W64, R10, address);
        return Memory.at(R10);
    }

    /// Makes a null reference fault: `cmp [object], eax`.
    void probe(Node node) {
        asm.arithmetic(Arithmetic.CMP, Width.W32, Memory.at(operands.read(node.input(0), R10)), RAX);
    }

    /// Takes memory from the arena in one locked step, so that neither an interrupt nor another core can come between.
    void allocate(Node node) {
        Node bytes = node.input(0);
        long arena = node.immediate();
        operands.move(R10, bytes);
        asm.lockExchangeAdd(Width.W64, Memory.symbol(DomainCode.ARENA_USED, 0), R10);
        if (bytes.isConstant()) {
            asm.arithmetic(Arithmetic.CMP, Width.W64, R10, (int) (arena - bytes.immediate()));
            asm.jump(arena < bytes.immediate() ? Condition.ABOVE_EQUAL : Condition.ABOVE,
                    traps.site(TrapCause.OUT_OF_MEMORY, node));
        } else {
            operands.move(R11, bytes);
            asm.arithmetic(Arithmetic.ADD, Width.W64, R11, R10);
            asm.arithmetic(Arithmetic.CMP, Width.W64, R11, (int) arena);
            asm.jump(Condition.ABOVE, traps.site(TrapCause.OUT_OF_MEMORY, node));
        }
        asm.arithmetic(Arithmetic.ADD, Width.W64, R10, Memory.symbol("@imageTable", 8 * ImageTable.ARENA_START));
        operands.write(node, R10);
    }
}
