package ringside.compiler.emit;

import static ringside.compiler.asm.Register.RAX;
import static ringside.compiler.asm.Register.RDI;
import static ringside.compiler.asm.Register.RSP;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.allocate.Allocation;
import ringside.compiler.allocate.Constraint;
import ringside.compiler.allocate.Layout;
import ringside.compiler.allocate.Location;
import ringside.compiler.allocate.Selection;
import ringside.compiler.asm.Arithmetic;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Assembly;
import ringside.compiler.asm.Condition;
import ringside.compiler.asm.Label;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.Operand;
import ringside.compiler.asm.Register;
import ringside.compiler.asm.Unary;
import ringside.compiler.asm.Width;
import ringside.compiler.build.Unit;
import ringside.compiler.emit.ConditionWriter.Sense;
import ringside.compiler.intrinsic.MachineCode;
import ringside.compiler.ir.Block;
import ringside.compiler.ir.Graph;
import ringside.compiler.ir.Node;
import ringside.compiler.ir.Op;
import ringside.compiler.link.CodeUnit;
import ringside.compiler.link.DataUnit;
import ringside.compiler.plan.ImagePlan.Profile;

/// Writes the machine code of one unit.
public final class UnitWriter {
    private final Unit unit;
    private final String domain;
    private final List<Block> order;
    private final Assembler asm = new Assembler();
    private final Map<Block, Label> labels = new HashMap<>();
    private final TrapSites traps = new TrapSites();
    private final LineRecorder lines = new LineRecorder(asm);
    private final VariableRecorder variables;
    private final Selection selection;
    private final Allocation allocation;
    private final Operands operands;
    private final ArithmeticWriter arithmetic;
    private final ConditionWriter conditions;
    private final MemoryWriter memory;
    private final SwitchWriter switches;
    private Block next;

    /// A finished unit with the jump tables it needs.
    public record Written(CodeUnit code, List<DataUnit> tables) {}

    private UnitWriter(Unit unit, String domain, Graph graph, Profile profile) {
        this.unit = unit;
        this.domain = domain;
        Layout.splitCriticalEdges(graph);
        this.order = profile == Profile.TEACHING ? graph.blocks() : Layout.rotated(graph);
        this.selection = new Selection(graph);
        this.allocation = new Allocation(graph, order, selection);
        this.variables = new VariableRecorder(asm, allocation);
        this.operands = new Operands(asm, allocation);
        this.arithmetic = new ArithmeticWriter(asm, operands, selection);
        this.conditions = new ConditionWriter(asm, operands, selection);
        this.memory = new MemoryWriter(asm, operands, selection, traps);
        this.switches = new SwitchWriter(asm, operands, unit.symbol());
    }

    public static Written write(Unit unit, String domain, Graph graph, Profile profile) {
        return new UnitWriter(unit, domain, graph, profile).write();
    }

    private Written write() {
        for (Block block : order) labels.put(block, new Label());
        prologue();
        for (int i = 0; i < order.size(); i++) {
            next = i + 1 < order.size() ? order.get(i + 1) : null;
            asm.bind(labels.get(order.get(i)));
            for (Node node : order.get(i).nodes()) {
                if (selection.isFolded(node) || node.op() == Op.PHI || node.op() == Op.PARAMETER) continue;
                lines.at(node.position());
                variables.at(List.of(node));
                write(node);
            }
        }
        traps.emit(asm, lines, variables);
        Assembly assembly = asm.finish();
        var code = new CodeUnit(domain, unit.symbol(), unit.method().displayName(), unit.method().descriptor(), unit.component(),
                assembly.code(), assembly.relocations(), frameBytes(), lines.lines(),
                variables.variables(assembly.code().length));
        return new Written(code, switches.data(domain, unit.component()));
    }

    private int frameBytes() {
        return 8 * (allocation.slots() + allocation.saved().size());
    }

    private void prologue() {
        lines.at(order.getFirst().nodes().getFirst().position());
        for (Register register : allocation.saved()) asm.push(register);
        if (allocation.slots() > 0) asm.arithmetic(Arithmetic.SUB, Width.W64, RSP, 8 * allocation.slots());
        var moves = new ParallelMove(asm, operands);
        for (Node node : order.getFirst().nodes()) {
            if (node.op() != Op.PARAMETER || operands.location(node) == null) continue;
            moves.add(new Location.InRegister(Constraint.ARGUMENTS.get((int) node.immediate())), operands.location(node));
        }
        moves.emit();
    }

    private void epilogue() {
        if (allocation.slots() > 0) asm.arithmetic(Arithmetic.ADD, Width.W64, RSP, 8 * allocation.slots());
        for (Register register : allocation.saved().reversed()) asm.pop(register);
        asm.ret();
    }

    private void write(Node node) {
        switch (node.op()) {
            case ADD, SUB, MUL, AND, OR, XOR -> arithmetic.binary(node);
            case SHL, SHR, USHR -> arithmetic.shift(node);
            case DIV, REM, UDIV, UREM -> arithmetic.division(node);
            case MULTIPLY_HIGH -> arithmetic.multiplyHigh(node, Unary.IMUL);
            case MULTIPLY_HIGH_UNSIGNED -> arithmetic.multiplyHigh(node, Unary.MUL);
            case NEG -> arithmetic.negate(node);
            case SIGN8, SIGN16, ZERO8, ZERO16, WIDEN, UNSIGNED, NARROW, RETYPE -> arithmetic.convert(node);
            case COUNT_TRAILING -> arithmetic.countTrailing(node);
            case COUNT_LEADING -> arithmetic.countLeading(node);
            case BYTE_SWAP -> arithmetic.byteSwap(node);
            case COMPARE -> conditions.value(node);
            case THREE_WAY -> conditions.threeWay(node);
            case SELECT -> conditions.select(node);
            case INSTANCE_OF, STORE_TEST -> conditions.testValue(node);
            case LOAD -> memory.load(node);
            case STORE -> memory.store(node);
            case NULL_PROBE -> memory.probe(node);
            case ALLOCATE -> memory.allocate(node);
            case GUARD -> guard(node);
            case CALL, DISPATCH -> call(node);
            case MACHINE -> machine(node);
            case GOTO -> jump(node.block());
            case BRANCH -> branch(node);
            case SWITCH -> switches.write(node, node.block().successors().stream().map(labels::get).toList());
            case RETURN -> giveBack(node);
            case TRAP -> asm.trap((int) node.immediate());
            case CONSTANT, SYMBOL, PARAMETER, PHI -> throw new IllegalStateException(node + " has no instructions");
        }
    }

    private void guard(Node node) {
        Label trap = traps.site(node.immediate(), node);
        Node test = node.input(0);
        if ((test.op() == Op.INSTANCE_OF || test.op() == Op.STORE_TEST) && selection.isFolded(test)) {
            conditions.jumpIf(test, Sense.FALSE, trap);
        } else {
            Condition fails = conditions.compare(node);
            asm.jump(fails, trap);
        }
    }

    private void moveInputs(Node node, List<Register> registers) {
        var moves = new ParallelMove(asm, operands);
        for (int i = 0; i < registers.size(); i++) moves.add(node.input(i), registers.get(i));
        moves.emit();
    }

    private void call(Node node) {
        moveInputs(node, Constraint.ARGUMENTS.subList(0, node.inputs().size()));
        if (node.op() == Op.CALL) {
            asm.call((String) node.data());
        } else {
            asm.mov(Width.W32, RAX, Memory.at(RDI));
            asm.call((Operand) Memory.symbol((String) node.data(), RAX, 8, (int) (-8 * node.immediate())));
        }
        operands.write(node, RAX);
    }

    private void machine(Node node) {
        var code = (MachineCode) node.data();
        moveInputs(node, code.inputs());
        code.code().accept(asm);
        if (code.output() != null) operands.write(node, code.output());
    }

    private void jump(Block block) {
        Block target = block.successors().getFirst();
        int edge = target.predecessors().indexOf(block);
        var moves = new ParallelMove(asm, operands);
        for (Node phi : target.phis()) {
            if (operands.location(phi) != null) moves.add(phi.input(edge), operands.location(phi));
        }
        moves.emit();
        if (target != next) asm.jump(labels.get(target));
    }

    private void branch(Node node) {
        Block whenTrue = node.block().successors().getFirst();
        Block whenFalse = node.block().successors().getLast();
        if (whenTrue == next) {
            conditions.jumpIf(node.input(0), Sense.FALSE, labels.get(whenFalse));
            return;
        }
        // Where neither follows, the one deeper in loops is the likelier.
        boolean trueFirst = whenFalse == next || whenTrue.loopDepth() >= whenFalse.loopDepth();
        conditions.jumpIf(node.input(0), trueFirst ? Sense.TRUE : Sense.FALSE, labels.get(trueFirst ? whenTrue : whenFalse));
        if (whenFalse != next) asm.jump(labels.get(trueFirst ? whenFalse : whenTrue));
    }

    private void giveBack(Node node) {
        if (!node.inputs().isEmpty()) operands.move(RAX, node.input(0));
        epilogue();
    }
}
