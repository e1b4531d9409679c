package ringside.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Label;
import ringside.compiler.ir.Position;
import ringside.compiler.link.CodeUnit.LineAt;

/// Notes where the source position changes.
final class LineRecorder {
    private record Change(Label label, Position position) {}

    private final Assembler asm;
    private final List<Change> changes = new ArrayList<>();
    private Position last;

    LineRecorder(Assembler asm) {
        this.asm = asm;
    }

    void at(Position position) {
        if (position.equals(last)) return;
        last = position;
        changes.add(new Change(asm.here(), position));
    }

    /// The records of finished code; of several at one offset the last one counts.
    List<LineAt> lines() {
        var lines = new ArrayList<LineAt>();
        for (Change change : changes) {
            int offset = asm.offset(change.label);
            if (!lines.isEmpty() && lines.getLast().offset() == offset) lines.removeLast();
            lines.add(new LineAt(offset, change.position.file(), change.position.method(), change.position.line()));
        }
        return lines;
    }
}
