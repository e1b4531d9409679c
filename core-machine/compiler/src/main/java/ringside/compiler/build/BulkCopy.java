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
import ringside.compiler.world.DataType;

/// String instructions for many bytes; copies are always `rep movsb`, so that the machine sees one event.
final class BulkCopy {
    /// Destination, source, bytes; the regions do not overlap.
    static final MachineCode FORWARD = new MachineCode("copy", List.of(RDI, RSI, RCX), null, Set.of(),
            a -> a.plain(Plain.REP_MOVSB));

    /// The same for regions that may overlap. Where a forward copy would read what it wrote, bytes move from the end one by one.
    static final MachineCode OVERLAPPING = new MachineCode("move", List.of(RDI, RSI, RCX), null, Set.of(RAX), BulkCopy::move);

    /// 1 if as many bytes are equal at both addresses as the third input says, else 0.
    static final MachineCode EQUAL = new MachineCode("compare", List.of(RDI, RSI, RCX), RAX, Set.of(), BulkCopy::compare);

    private BulkCopy() {}

    /// Destination, value, number of elements.
    static MachineCode fill(DataType element) {
        Plain instruction = switch (element.bytes()) {
            case 1 -> Plain.REP_STOSB;
            case 2 -> Plain.REP_STOSW;
            case 4 -> Plain.REP_STOSD;
            default -> Plain.REP_STOSQ;
        };
        return new MachineCode("fill " + element, List.of(RDI, RAX, RCX), null, Set.of(), a -> a.plain(instruction));
    }

    private static void compare(Assembler a) {
        // No bytes at all are equal: with a count of 0 the string instruction leaves the flags alone.
        a.arithmetic(Arithmetic.CMP, Width.W64, RAX, RAX);
        a.plain(Plain.REPE_CMPSB);
        a.set(Condition.EQUAL, RAX);
        a.movzx(RAX, Width.W8, RAX);
    }

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
