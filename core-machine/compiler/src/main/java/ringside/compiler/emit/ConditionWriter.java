package ringside.compiler.emit;

import static ringside.compiler.asm.Register.R10;
import static ringside.compiler.asm.Register.R11;

import ringside.compiler.allocate.Selection;
import ringside.compiler.asm.Arithmetic;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.BitTest;
import ringside.compiler.asm.Condition;
import ringside.compiler.asm.Label;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.Operand;
import ringside.compiler.asm.Register;
import ringside.compiler.asm.Width;
import ringside.compiler.build.DomainCode;
import ringside.compiler.ir.Cond;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;
import ringside.compiler.ir.TypeTest;

/// Writes comparisons and type tests, as flags, as jumps or as values.
final class ConditionWriter {
    private final Assembler asm;
    private final Operands operands;
    private final Selection selection;

    ConditionWriter(Assembler asm, Operands operands, Selection selection) {
        this.asm = asm;
        this.operands = operands;
        this.selection = selection;
    }

    private static Condition condition(Cond cond) {
        return switch (cond) {
            case EQ -> Condition.EQUAL;
            case NE -> Condition.NOT_EQUAL;
            case LT -> Condition.LESS;
            case GE -> Condition.GREATER_EQUAL;
            case GT -> Condition.GREATER;
            case LE -> Condition.LESS_EQUAL;
            case ULT -> Condition.BELOW;
            case UGE -> Condition.ABOVE_EQUAL;
            case UGT -> Condition.ABOVE;
            case ULE -> Condition.BELOW_EQUAL;
        };
    }

    /// Sets the flags for a COMPARE or GUARD and gives the condition that means "holds".
    Condition compare(Node node) {
        Node a = node.input(0);
        Node b = node.input(1);
        Width width = Operands.width(a);
        if (isMask(a)) {
            mask(a, width);
            return condition(node.condition());
        }
        if (b.isConstant(0) && !isMemory(a) && !Selection.isImmediate(a) && operands.register(a) != null) {
            Register value = operands.register(a);
            asm.test(width, value, value);
            return condition(node.condition());
        }
        if (isMemory(b)) {
            // The left side goes first where its scratch register would be the address's.
            Operand right = memory(b, R11);
            Register left = operands.read(a, right == R11 ? R10 : R11);
            asm.arithmetic(Arithmetic.CMP, width, left, right);
            return condition(node.condition());
        }
        Operand left = isMemory(a) ? memory(a, R10) : operands.place(a, R10);
        with(left, b, width);
        return condition(node.condition());
    }

    private void with(Operand left, Node b, Width width) {
        if (Operands.isImmediate(b)) {
            asm.arithmetic(Arithmetic.CMP, width, left, (int) b.immediate());
        } else if (b.op() == Op.SYMBOL) {
            asm.compareAddress(left, (String) b.data(), 0);
        } else if (left instanceof Register register) {
            asm.arithmetic(Arithmetic.CMP, width, register, operands.place(b, R11));
        } else {
            asm.arithmetic(Arithmetic.CMP, width, (Memory) left, operands.read(b, R11));
        }
    }

    private boolean isMask(Node a) {
        return a.op() == Op.AND && selection.isFolded(a);
    }

    private boolean isMemory(Node node) {
        return node.op() == Op.LOAD && selection.isFolded(node);
    }

    /// A folded load as operand; `scratch` holds its value where the address itself needs scratch registers.
    private Operand memory(Node load, Register scratch) {
        if (operands.isAddressApartFrom(load, R10)) return operands.address(load);
        asm.mov(Operands.width(load), scratch, operands.address(load));
        return scratch;
    }

    private void mask(Node and, Width width) {
        Operand left = operands.place(and.input(0), R10);
        Node bits = and.input(1);
        if (Operands.isImmediate(bits)) asm.test(width, left, (int) bits.immediate());
        else asm.test(width, left, operands.read(bits, R11));
    }

    void value(Node node) {
        Condition holds = compare(node);
        asm.set(holds, R10);
        asm.movzx(operands.target(node), Width.W8, R10);
        operands.write(node, operands.target(node));
    }

    /// (a > b) - (a < b)
    void threeWay(Node node) {
        Node a = node.input(0);
        boolean signed = node.immediate() == 0;
        asm.arithmetic(Arithmetic.CMP, Operands.width(a), operands.read(a, R10), operands.place(node.input(1), R11));
        asm.set(signed ? Condition.GREATER : Condition.ABOVE, R10);
        asm.set(signed ? Condition.LESS : Condition.BELOW, R11);
        asm.movzx(R10, Width.W8, R10);
        asm.movzx(R11, Width.W8, R11);
        asm.arithmetic(Arithmetic.SUB, Width.W32, R10, R11);
        operands.write(node, R10);
    }

    void select(Node node) {
        Node test = node.input(0);
        Condition holds;
        if (test.op() == Op.COMPARE && selection.isFolded(test)) {
            holds = compare(test);
        } else {
            asm.arithmetic(Arithmetic.CMP, Width.W32, operands.place(test, R10), 0);
            holds = Condition.NOT_EQUAL;
        }
        operands.move(R10, node.input(2));
        asm.cmov(holds, Operands.width(node), R10, operands.place(node.input(1), R11));
        operands.write(node, R10);
    }

    /// Jumps to `target` if the truth value `node` is `sense`; falls through otherwise.
    void jumpIf(Node node, Sense sense, Label target) {
        if (!selection.isFolded(node)) {
            asm.arithmetic(Arithmetic.CMP, Width.W32, operands.place(node, R10), 0);
            asm.jump(sense == Sense.TRUE ? Condition.NOT_EQUAL : Condition.EQUAL, target);
            return;
        }
        switch (node.op()) {
            case INSTANCE_OF -> typeTest(node, sense, target);
            case STORE_TEST -> storeTest(node, sense, target);
            default -> {
                Condition holds = compare(node);
                asm.jump(sense == Sense.TRUE ? holds : holds.negated(), target);
            }
        }
    }

    /// Which outcome of a test is meant.
    enum Sense {
        TRUE, FALSE
    }

    private void typeTest(Node node, Sense sense, Label target) {
        Register object = operands.read(node.input(0), R10);
        var end = new Label();
        if (!node.input(0).isNonNull()) {
            boolean nullPasses = node.immediate() != 0;
            asm.test(Width.W64, object, object);
            asm.jump(Condition.EQUAL, nullPasses == (sense == Sense.TRUE) ? target : end);
        }
        Condition holds = typeFlags((TypeTest) node.data(), object);
        asm.jump(sense == Sense.TRUE ? holds : holds.negated(), target);
        asm.bind(end);
    }

    private Condition typeFlags(TypeTest test, Register object) {
        return switch (test) {
            case TypeTest.Range(int low, int high) when low == high -> {
                asm.arithmetic(Arithmetic.CMP, Width.W32, Memory.at(object), low);
                yield Condition.EQUAL;
            }
            case TypeTest.Range(int low, int high) -> {
                asm.mov(Width.W32, R11, Memory.at(object));
                asm.arithmetic(Arithmetic.SUB, Width.W32, R11, low);
                asm.arithmetic(Arithmetic.CMP, Width.W32, R11, high - low);
                yield Condition.BELOW_EQUAL;
            }
            case TypeTest.Bitmap(String symbol) -> {
                asm.mov(Width.W32, R11, Memory.at(object));
                asm.bitTest(BitTest.BT, Width.W32, Memory.symbol(symbol, 0), R11);
                yield Condition.BELOW;
            }
        };
    }

    private void storeTest(Node node, Sense sense, Label target) {
        Register value = operands.read(node.input(1), R11);
        var end = new Label();
        asm.test(Width.W64, value, value);
        asm.jump(Condition.EQUAL, sense == Sense.TRUE ? target : end);
        Register array = operands.read(node.input(0), R10);
        asm.mov(Width.W32, R10, Memory.at(array));
        asm.imul(Width.W32, R10, R10, (int) node.immediate());
        asm.mov(Width.W32, R11, Memory.at(value));
        asm.arithmetic(Arithmetic.ADD, Width.W32, R10, R11);
        asm.bitTest(BitTest.BT, Width.W32, Memory.symbol(DomainCode.STORE_MATRIX, 0), R10);
        asm.jump(sense == Sense.TRUE ? Condition.BELOW : Condition.ABOVE_EQUAL, target);
        asm.bind(end);
    }

    /// INSTANCE_OF or STORE_TEST as 0 or 1.
    void testValue(Node node) {
        var isTrue = new Label();
        var end = new Label();
        if (node.op() == Op.INSTANCE_OF) typeTest(node, Sense.TRUE, isTrue);
        else storeTest(node, Sense.TRUE, isTrue);
        asm.movConstant(R10, 0);
        asm.jump(end);
        asm.bind(isTrue);
        asm.movConstant(R10, 1);
        asm.bind(end);
        operands.write(node, R10);
    }
}
