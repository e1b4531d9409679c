package ringside.machine.exec;

import java.util.EnumSet;
import java.util.Set;
import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Form;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;

/// An instruction of 16- or 32-bit code whose memory operand must lie inside its segment: checks that, then executes it. Intel SDM vol. 3A §5.3.
final class SegmentedNode extends Node {
    /// Instructions that only read a first operand in memory.
    private static final Set<Op> READERS = EnumSet.of(Op.CMP, Op.TEST, Op.BT, Op.PUSH, Op.CALL, Op.JMP, Op.MUL, Op.IMUL1, Op.DIV, Op.IDIV, Op.LLDT,
            Op.LTR, Op.LMSW, Op.VERR, Op.VERW, Op.LGDT, Op.LIDT, Op.LJMP, Op.LCALL, Op.CLFLUSH, Op.FXRSTOR, Op.LDMXCSR);
    private static final Set<Op> STORES = EnumSet.of(Op.FST, Op.FSTP, Op.FIST, Op.FISTP, Op.FISTTP, Op.FBSTP, Op.FNSTCW, Op.FNSTSW, Op.FNSTENV,
            Op.FNSAVE, Op.FXSAVE);
    private static final Set<Op> WITHOUT_ACCESS = EnumSet.of(Op.LEA, Op.INVLPG, Op.NOP);

    private final Node inner;
    private final Operand.Address address;
    private final int segment;
    private final int width;
    private final boolean writes;

    private SegmentedNode(Node inner, Instruction in) {
        this.inner = inner;
        address = new Operand.Address(in);
        segment = in.memory().segment();
        int first = 0;
        while (first < in.form().operands().size() - 1 && in.register(in.form().operands().get(first)) >= 0) {
            first++;
        }
        var op = in.form().op();
        width = in.form().operands().isEmpty() ? 1 : in.form().operands().get(first).width(in.operandSize(), false);
        writes = STORES.contains(op) || first == 0 && !READERS.contains(op) && !op.name().startsWith("F") || op == Op.XCHG || op == Op.XADD;
    }

    /// The node itself if the instruction reaches no memory by a segment and an offset it names.
    static Node of(Node inner, Instruction in) {
        boolean checks = !in.wide() && in.memory() != null && !in.form().is(Form.Attribute.HINT) && !WITHOUT_ACCESS.contains(in.form().op());
        return checks ? new SegmentedNode(inner, in) : inner;
    }

    @Override
    void link(int index, Node next) {
        super.link(index, next);
        inner.link(index, next);
    }

    @Override
    void execute(Cpu cpu) {
        begin(cpu);
        cpu.segmentation().requireInside(segment, address.offset(cpu.registers), width, writes);
        inner.execute(cpu);
    }
}
