package ringside.compiler.build;

import static ringside.compiler.asm.Register.*;

import java.util.List;
import java.util.Set;
import ringside.compiler.asm.Arithmetic;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Condition;
import ringside.compiler.asm.Label;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.SystemInstructions.Plain;
import ringside.compiler.asm.Width;
import ringside.compiler.intrinsic.MachineCode;

/// Copies of many bytes: always `rep movsb`, so that the machine sees one event.
final class BulkCopy {
    /// Destination, source, bytes; the regions do not overlap.
    static final MachineCode FORWARD = new MachineCode("copy", List.of(RDI, RSI, RCX), null, Set.of(),
            a -> a.plain(Plain.REP_MOVSB));

    /// The same for regions that may overlap. Where a forward copy would read what it wrote, bytes move from the end one by one.
    static final MachineCode OVERLAPPING = new MachineCode("move", List.of(RDI, RSI, RCX), null, Set.of(RAX), BulkCopy::move);

    private BulkCopy() {}

    private static void move(Assembler a) {
        var forward = new Label();
        var done = new Label();
        a.mov(Width.W64, RAX, RDI);
        a.arithmetic(Arithmetic.SUB, Width.W64, RAX, RSI);
        a.arithmetic(Arithmetic.CMP, Width.W64, RAX, RCX);
        a.jump(Condition.ABOVE_EQUAL, forward);
        Label next = a.here();
        a.arithmetic(Arithmetic.SUB, Width.W64, RCX, 1);
        a.jump(Condition.BELOW, done);
        a.movzx(RAX, Width.W8, Memory.at(RSI, RCX, 1, 0));
        a.mov(Width.W8, Memory.at(RDI, RCX, 1, 0), RAX);
        a.jump(next);
        a.bind(forward);
        a.plain(Plain.REP_MOVSB);
        a.bind(done);
    }
}
