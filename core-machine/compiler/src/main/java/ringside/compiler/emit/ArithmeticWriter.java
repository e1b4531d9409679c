package ringside.compiler.emit;

import static ringside.compiler.asm.Register.R10;
import static ringside.compiler.asm.Register.R11;
import static ringside.compiler.asm.Register.RAX;
import static ringside.compiler.asm.Register.RCX;
import static ringside.compiler.asm.Register.RDX;

import ringside.compiler.allocate.Selection;
import ringside.compiler.asm.Arithmetic;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Condition;
import ringside.compiler.asm.Label;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.Operand;
import ringside.compiler.asm.Register;
import ringside.compiler.asm.Shift;
import ringside.compiler.asm.SystemInstructions.Plain;
import ringside.compiler.asm.Unary;
import ringside.compiler.asm.Width;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;

/// Writes integer operations and conversions.
final class ArithmeticWriter {
    private final Assembler asm;
    private final Operands operands;
    private final Selection selection;

    ArithmeticWriter(Assembler asm, Operands operands, Selection selection) {
        this.asm = asm;
        this.operands = operands;
        this.selection = selection;
    }

    static Arithmetic operation(Op op) {
        return switch (op) {
            case ADD -> Arithmetic.ADD;
            case SUB -> Arithmetic.SUB;
            case AND -> Arithmetic.AND;
            case OR -> Arithmetic.OR;
            case XOR -> Arithmetic.XOR;
            default -> throw new IllegalStateException(op + " is no two-operand instruction");
        };
    }

    /// ADD, SUB, AND, OR, XOR, MUL.
    void binary(Node node) {
        Node a = node.input(0);
        Node b = node.input(1);
        if (node.op() == Op.ADD && isLea(node, a, b)) return;
        Register target = operands.target(node);
        if (node.op().isCommutative() && operands.register(b) == target && !selection.isFolded(b) && !selection.isFolded(a)) {
            a = node.input(1);
            b = node.input(0);
        }
        if (Operands.isImmediate(b)) {
            withImmediate(node, target, a, (int) b.immediate());
            return;
        }
        if (node.op() == Op.SUB && Operands.isImmediate(a) && operands.register(b) == target && !selection.isFolded(b)) {
            fromConstant(node, target, (int) a.immediate());
            return;
        }
        Operand right = right(b);
        if (right == target) target = R10;
        else if (right instanceof Memory memory && (memory.base() == target || memory.index() == target)) target = R10;
        operands.move(target, a);
        if (node.op() == Op.MUL) asm.imul(Operands.width(node), target, right);
        else asm.arithmetic(operation(node.op()), Operands.width(node), target, right);
        operands.write(node, target);
    }

    /// `constant - target` in place.
    private void fromConstant(Node node, Register target, int constant) {
        asm.unary(Unary.NEG, Operands.width(node), target);
        asm.arithmetic(Arithmetic.ADD, Operands.width(node), target, constant);
        operands.write(node, target);
    }

    /// The second operand. Uses R11 for what is neither in a register nor directly in memory.
    private Operand right(Node b) {
        if (b.op() != Op.LOAD || !selection.isFolded(b)) return operands.place(b, R11);
        if (operands.isAddressApartFrom(b, R10)) return operands.address(b);
        asm.mov(Operands.width(b), R11, operands.address(b));
        return R11;
    }

    private void withImmediate(Node node, Register target, Node a, int value) {
        if (node.op() == Op.MUL) {
            asm.imul(Operands.width(node), target, operands.place(a, R11), value);
        } else if (node.op() == Op.AND && (value == 0xFF || value == 0xFFFF)) {
            asm.movzx(target, value == 0xFF ? Width.W8 : Width.W16, operands.place(a, R11));
        } else {
            operands.move(target, a);
            asm.arithmetic(operation(node.op()), Operands.width(node), target, value);
        }
        operands.write(node, target);
    }

    /// An addition into a third register is one `lea`.
    private boolean isLea(Node node, Node a, Node b) {
        Register target = operands.register(node);
        if (target == null || Selection.isImmediate(a) || selection.isFolded(a)) return false;
        Register left = operands.register(a);
        if (left == null || left == target) return false;
        if (Operands.isImmediate(b)) {
            asm.lea(Operands.width(node), target, Memory.at(left, (int) b.immediate()));
            return true;
        }
        if (Selection.isImmediate(b) || selection.isFolded(b)) return false;
        Register right = operands.register(b);
        if (right == null || right == target) return false;
        asm.lea(Operands.width(node), target, Memory.at(left, right, 1, 0));
        return true;
    }

    void shift(Node node) {
        Shift shift = switch (node.op()) {
            case SHL -> Shift.SHL;
            case SHR -> Shift.SAR;
            default -> Shift.SHR;
        };
        Node count = node.input(1);
        Register target = operands.target(node);
        Width width = Operands.width(node);
        if (count.isConstant()) {
            operands.move(target, node.input(0));
            asm.shift(shift, width, target, (int) count.immediate() & (node.isWide() ? 63 : 31));
        } else {
            if (target == RCX || target == operands.register(count)) target = R10;
            operands.move(target, node.input(0));
            operands.move(RCX, count);
            asm.shiftByCl(shift, width, target);
        }
        operands.write(node, target);
    }

    /// DIV, REM and their unsigned forms. Java defines MIN / -1 as MIN; the processor traps on it.
    void division(Node node) {
        boolean signed = node.op() == Op.DIV || node.op() == Op.REM;
        boolean quotient = node.op() == Op.DIV || node.op() == Op.UDIV;
        Width width = Operands.width(node);
        Register divisor = divisor(node.input(1));
        operands.move(RAX, node.input(0));
        var done = new Label();
        if (signed) {
            if (!node.input(1).isConstant() || node.input(1).isConstant(-1)) negation(width, divisor, quotient, done);
            asm.plain(node.isWide() ? Plain.CQO : Plain.CDQ);
            asm.unary(Unary.IDIV, width, divisor);
        } else {
            asm.movConstant(RDX, 0);
            asm.unary(Unary.DIV, width, divisor);
        }
        asm.bind(done);
        operands.write(node, quotient ? RAX : RDX);
    }

    private void negation(Width width, Register divisor, boolean quotient, Label done) {
        var ordinary = new Label();
        asm.arithmetic(Arithmetic.CMP, width, divisor, -1);
        asm.jump(Condition.NOT_EQUAL, ordinary);
        if (quotient) asm.unary(Unary.NEG, width, RAX);
        else asm.movConstant(RDX, 0);
        asm.jump(done);
        asm.bind(ordinary);
    }

    /// The upper half of a 128-bit product.
    void multiplyHigh(Node node, Unary multiplication) {
        Register factor = divisor(node.input(1));
        operands.move(RAX, node.input(0));
        asm.unary(multiplication, Width.W64, factor);
        operands.write(node, RDX);
    }

    private Register divisor(Node node) {
        Register own = Selection.isImmediate(node) ? null : operands.register(node);
        if (own != null && own != RAX && own != RDX) return own;
        operands.move(R11, node);
        return R11;
    }

    void negate(Node node) {
        Register target = operands.target(node);
        operands.move(target, node.input(0));
        asm.unary(Unary.NEG, Operands.width(node), target);
        operands.write(node, target);
    }

    void byteSwap(Node node) {
        Register target = operands.target(node);
        operands.move(target, node.input(0));
        asm.byteSwap(Operands.width(node), target);
        operands.write(node, target);
    }

    void convert(Node node) {
        Register target = operands.target(node);
        Operand from = operands.place(node.input(0), R11);
        switch (node.op()) {
            case SIGN8 -> asm.movsx(Width.W32, target, Width.W8, from);
            case SIGN16 -> asm.movsx(Width.W32, target, Width.W16, from);
            case ZERO8 -> asm.movzx(target, Width.W8, from);
            case ZERO16 -> asm.movzx(target, Width.W16, from);
            case WIDEN -> asm.movsx(Width.W64, target, Width.W32, from);
            case NARROW -> asm.mov(Width.W32, target, from);
            // An int is kept zero-extended already.
            case UNSIGNED -> {
                if (node.input(0).isWide() || from != target) asm.mov(Width.W32, target, from);
            }
            default -> operands.move(target, node.input(0));
        }
        operands.write(node, target);
    }

    void countTrailing(Node node) {
        Node value = node.input(0);
        asm.bitScanForward(Operands.width(value), R10, operands.place(value, R11));
        asm.movConstant(R11, value.isWide() ? 64 : 32);
        asm.cmov(Condition.EQUAL, Width.W32, R10, R11);
        operands.write(node, R10);
    }

    void countLeading(Node node) {
        Node value = node.input(0);
        asm.bitScanReverse(Operands.width(value), R10, operands.place(value, R11));
        asm.movConstant(R11, -1);
        asm.cmov(Condition.EQUAL, Width.W32, R10, R11);
        asm.movConstant(R11, value.isWide() ? 63 : 31);
        asm.arithmetic(Arithmetic.SUB, Width.W32, R11, R10);
        operands.write(node, R11);
    }
}
