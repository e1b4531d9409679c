package ringside.compiler.build;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ringside.compiler.ir.Variable;

/// A method's instructions cut into basic blocks.
final class Bytecode {
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final Map<Label, Integer> labels = new HashMap<>();
    private final TreeMap<Integer, BytecodeBlock> blocks = new TreeMap<>();
    private final int locals;
    private final int stack;
    private final LocalNames names;

    Bytecode(CodeModel code) {
        var attribute = (CodeAttribute) code;
        locals = attribute.maxLocals();
        stack = attribute.maxStack();
        int line = 0;
        var variables = new ArrayList<LocalVariable>();
        for (CodeElement element : code) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case LabelTarget target -> labels.put(target.label(), instructions.size());
                case Instruction instruction -> {
                    instructions.add(instruction);
                    lines.add(line);
                }
                case LocalVariable variable -> variables.add(variable);
                default -> { }
            }
        }
        names = new LocalNames(variables, labels::get);
        cut();
    }

    /// Bytes of bytecode: the measure of a method's size.
    static int size(CodeModel code) {
        return ((CodeAttribute) code).codeLength();
    }

    private void cut() {
        blocks.put(0, new BytecodeBlock(0));
        for (int i = 0; i < instructions.size(); i++) {
            for (int target : targets(instructions.get(i))) blocks.computeIfAbsent(target, BytecodeBlock::new);
            if (endsBlock(instructions.get(i)) && i + 1 < instructions.size()) blocks.computeIfAbsent(i + 1, BytecodeBlock::new);
        }
        for (BytecodeBlock block : blocks.values()) {
            Integer next = blocks.higherKey(block.start);
            block.end = next == null ? instructions.size() : next;
            Instruction last = instructions.get(block.end - 1);
            for (int target : targets(last)) block.successors.add(blocks.get(target));
            if (fallsThrough(last) && next != null) block.successors.add(blocks.get(next));
        }
    }

    private static boolean endsBlock(Instruction instruction) {
        return switch (instruction) {
            case BranchInstruction _, TableSwitchInstruction _, LookupSwitchInstruction _, ReturnInstruction _,
                    ThrowInstruction _ -> true;
            default -> false;
        };
    }

    private static boolean fallsThrough(Instruction instruction) {
        return switch (instruction) {
            case BranchInstruction branch -> !isGoto(branch);
            case TableSwitchInstruction _, LookupSwitchInstruction _, ReturnInstruction _, ThrowInstruction _ -> false;
            default -> true;
        };
    }

    static boolean isGoto(BranchInstruction branch) {
        return switch (branch.opcode()) {
            case GOTO, GOTO_W -> true;
            default -> false;
        };
    }

    private List<Integer> targets(Instruction instruction) {
        var targets = new ArrayList<Integer>();
        switch (instruction) {
            case BranchInstruction branch -> targets.add(labels.get(branch.target()));
            case TableSwitchInstruction table -> {
                for (SwitchCase one : table.cases()) targets.add(labels.get(one.target()));
                targets.add(labels.get(table.defaultTarget()));
            }
            case LookupSwitchInstruction table -> {
                for (SwitchCase one : table.cases()) targets.add(labels.get(one.target()));
                targets.add(labels.get(table.defaultTarget()));
            }
            default -> { }
        }
        return targets;
    }

    /// Reachable blocks in reverse post-order, loop headers marked.
    List<BytecodeBlock> order() {
        var order = new ArrayList<BytecodeBlock>();
        Set<BytecodeBlock> seen = new HashSet<>();
        record Visit(BytecodeBlock block, int[] next) {}
        var path = new ArrayDeque<Visit>();
        path.push(new Visit(blocks.get(0), new int[1]));
        seen.add(blocks.get(0));
        while (!path.isEmpty()) {
            Visit top = path.peek();
            if (top.next[0] == top.block.successors.size()) {
                order.add(top.block);
                path.pop();
                continue;
            }
            BytecodeBlock next = top.block.successors.get(top.next[0]++);
            if (seen.add(next)) path.push(new Visit(next, new int[1]));
        }
        Collections.reverse(order);
        for (int i = 0; i < order.size(); i++) order.get(i).order = i;
        for (BytecodeBlock block : order) {
            for (BytecodeBlock next : block.successors) if (next.order <= block.order) next.loopHeader = true;
        }
        findAssignments(order);
        return order;
    }

    private void findAssignments(List<BytecodeBlock> order) {
        var later = new BitSet();
        for (BytecodeBlock block : order.reversed()) {
            for (int i = block.start; i < block.end; i++) {
                if (instructions.get(i) instanceof StoreInstruction store) later.set(store.slot());
                if (instructions.get(i) instanceof IncrementInstruction increment) later.set(increment.slot());
            }
            block.assigned.or(later);
        }
    }

    BytecodeBlock at(Label label) {
        return blocks.get(labels.get(label));
    }

    BytecodeBlock at(int index) {
        return blocks.get(index);
    }

    Instruction instruction(int index) {
        return instructions.get(index);
    }

    int line(int index) {
        return lines.get(index);
    }

    /// Variables that instruction `index` sees.
    List<Variable> variables(int index) {
        return names.at(index);
    }

    int locals() {
        return locals;
    }

    int stack() {
        return stack;
    }
}
