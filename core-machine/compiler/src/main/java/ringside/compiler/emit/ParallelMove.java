package ringside.compiler.emit;

import static ringside.compiler.asm.Register.R10;
import static ringside.compiler.asm.Register.R11;

import java.util.ArrayList;
import java.util.List;
import ringside.compiler.allocate.Location;
import ringside.compiler.allocate.Location.InRegister;
import ringside.compiler.allocate.Location.InSlot;
import ringside.compiler.allocate.Selection;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Register;
import ringside.compiler.asm.Width;
import ringside.compiler.ir.Node;

/// Moves that happen as if at once: arguments, phis. Cycles turn through R11; R10 carries words from frame to frame.
final class ParallelMove {
    private record Move(Location from, Location to) {}

    private record Fill(Node constant, Location to) {}

    private final Assembler asm;
    private final Operands operands;
    private final List<Move> moves = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();

    ParallelMove(Assembler asm, Operands operands) {
        this.asm = asm;
        this.operands = operands;
    }

    void add(Node value, Register to) {
        add(value, new InRegister(to));
    }

    void add(Node value, Location to) {
        if (Selection.isImmediate(value)) fills.add(new Fill(value, to));
        else add(operands.location(value), to);
    }

    void add(Location from, Location to) {
        if (!from.equals(to)) moves.add(new Move(from, to));
    }

    void emit() {
        while (!moves.isEmpty()) {
            Move free = moves.stream().filter(this::isFree).findFirst().orElse(null);
            if (free != null) {
                moves.remove(free);
                copy(free.from, free.to);
            } else {
                breakCycle();
            }
        }
        for (Fill fill : fills) fill(fill);
    }

    /// True if no other move still reads what this one writes.
    private boolean isFree(Move move) {
        return moves.stream().noneMatch(other -> other.from.equals(move.to));
    }

    private void breakCycle() {
        Move first = moves.removeFirst();
        var parked = new InRegister(R11);
        copy(first.from, parked);
        moves.add(new Move(parked, first.to));
    }

    private void copy(Location from, Location to) {
        switch (to) {
            case InRegister(Register register) -> asm.mov(Width.W64, register, Operands.operand(from));
            case InSlot(int index) -> {
                Register source = R10;
                if (from instanceof InRegister(Register register)) source = register;
                else asm.mov(Width.W64, R10, Operands.operand(from));
                asm.mov(Width.W64, Operands.slot(index), source);
            }
        }
    }

    private void fill(Fill fill) {
        switch (fill.to) {
            case InRegister(Register register) -> operands.move(register, fill.constant);
            case InSlot(int index) -> {
                operands.move(R10, fill.constant);
                asm.mov(Width.W64, Operands.slot(index), R10);
            }
        }
    }
}
