package ringside.compiler.emit;

import static ringside.compiler.asm.Register.R10;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.Map;
import ringside.compiler.asm.Arithmetic;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Condition;
import ringside.compiler.asm.Label;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.Operand;
import ringside.compiler.asm.Register;
import ringside.compiler.asm.Width;
import ringside.compiler.ir.Node;
import ringside.compiler.link.DataUnit;
import ringside.compiler.link.Relocation;

/// Writes a switch: a jump table where keys are dense, a search tree where they are not.
final class SwitchWriter {
    private static final int DENSE_MINIMUM = 5;
    private static final int ENTRIES_PER_KEY = 3;
    private static final int LINEAR_KEYS = 4;

    private record Table(String symbol, List<Label> targets) {}

    private final Assembler asm;
    private final Operands operands;
    private final String unitSymbol;
    private final List<Table> tables = new ArrayList<>();

    SwitchWriter(Assembler asm, Operands operands, String unitSymbol) {
        this.asm = asm;
        this.operands = operands;
        this.unitSymbol = unitSymbol;
    }

    void write(Node node, List<Label> targets) {
        int[] keys = (int[]) node.data();
        var labels = new TreeMap<Integer, Label>();
        for (int i = 0; i < keys.length; i++) labels.put(keys[i], targets.get(i));
        Label otherwise = targets.getLast();
        Register value = operands.read(node.input(0), R10);
        if (labels.isEmpty()) {
            asm.jump(otherwise);
            return;
        }
        long span = (long) labels.lastKey() - labels.firstKey() + 1;
        if (labels.size() >= DENSE_MINIMUM && span <= (long) labels.size() * ENTRIES_PER_KEY) {
            jumpTable(labels, otherwise, value, (int) span);
        }
        else search(List.copyOf(labels.entrySet()), otherwise, value);
    }

    private void jumpTable(TreeMap<Integer, Label> labels, Label otherwise, Register value, int span) {
        int first = labels.firstKey();
        asm.lea(Width.W32, R10, Memory.at(value, -first));
        asm.arithmetic(Arithmetic.CMP, Width.W32, R10, span - 1);
        asm.jump(Condition.ABOVE, otherwise);
        String symbol = "@switch " + tables.size() + " " + unitSymbol;
        asm.jump((Operand) Memory.symbol(symbol, R10, 8, 0));
        var targets = new ArrayList<Label>();
        for (int i = 0; i < span; i++) targets.add(labels.getOrDefault(first + i, otherwise));
        tables.add(new Table(symbol, targets));
    }

    private void search(List<Map.Entry<Integer, Label>> labels, Label otherwise, Register value) {
        if (labels.size() <= LINEAR_KEYS) {
            for (var entry : labels) {
                asm.arithmetic(Arithmetic.CMP, Width.W32, value, entry.getKey());
                asm.jump(Condition.EQUAL, entry.getValue());
            }
            asm.jump(otherwise);
            return;
        }
        int middle = labels.size() / 2;
        var upper = new Label();
        asm.arithmetic(Arithmetic.CMP, Width.W32, value, labels.get(middle).getKey());
        asm.jump(Condition.GREATER_EQUAL, upper);
        search(labels.subList(0, middle), otherwise, value);
        asm.bind(upper);
        search(labels.subList(middle, labels.size()), otherwise, value);
    }

    /// The jump tables of the finished unit.
    List<DataUnit> data(String domain, String component) {
        var units = new ArrayList<DataUnit>();
        for (Table table : tables) {
            var relocations = new ArrayList<Relocation>();
            for (int i = 0; i < table.targets.size(); i++) {
                relocations.add(new Relocation(8 * i, Relocation.Kind.ABSOLUTE64, unitSymbol, asm.offset(table.targets.get(i))));
            }
            units.add(new DataUnit(domain, table.symbol, component, new byte[8 * table.targets.size()], 8,
                    DataUnit.Access.READ_ONLY, relocations));
        }
        return units;
    }
}
