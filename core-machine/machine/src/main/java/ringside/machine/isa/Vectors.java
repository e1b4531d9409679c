package ringside.machine.isa;

import java.util.List;
import java.util.Set;
import ringside.machine.time.CostTable;

/// Instructions of later processors, read for their length alone: those with a VEX or EVEX prefix, and the opcode maps 0F 38 and
/// 0F 3A. Intel SDM vol. 2, §2.3, §2.7 and appendix A.
final class Vectors {
    private static final int VEX2 = 0xC5;
    private static final int VEX3 = 0xC4;
    private static final int ZERO_UPPER = 0x77;
    private static final Form VEX = later("(vex)");
    private static final Form EVEX = later("(evex)");
    private static final Form MAP_38 = later("(0f38)");
    private static final Form MAP_3A = later("(0f3a)");

    private static Form later(String name) {
        return new Form(0, 0, 0, Form.ModRm.NONE, 0, List.of(name), List.of(), Op.UNSUPPORTED, CostTable.Item.INSTRUCTION,
                Set.of(Form.Attribute.END), "", "", "");
    }

    /// Behind the first byte of a vector prefix.
    Instruction decode(Decoder decoder, int prefix, int offset, long address) throws Truncated {
        int first = decoder.next();
        int map = prefix == VEX2 ? 1 : prefix == VEX3 ? first & 0x1F : first & 7;
        if (prefix != VEX2) {
            decoder.next();
        }
        if (prefix != VEX2 && prefix != VEX3) {
            decoder.next();
        }
        int opcode = decoder.next();
        boolean vex = prefix == VEX2 || prefix == VEX3;
        if (vex && map == 1 && opcode == ZERO_UPPER) {
            return decoder.bare(VEX, offset, address);
        }
        return decoder.skipOperands(vex ? VEX : EVEX, map == 3 || map == 1 && hasImmediate(opcode) ? 1 : 0, offset, address);
    }

    private static boolean hasImmediate(int opcode) {
        return switch (opcode) {
            case 0x70, 0x71, 0x72, 0x73, 0xC2, 0xC4, 0xC5, 0xC6 -> true;
            default -> false;
        };
    }

    /// Behind 0F 38 or 0F 3A.
    Instruction decodeLater(Decoder decoder, boolean immediate, int offset, long address) throws Truncated {
        decoder.next();
        return decoder.skipOperands(immediate ? MAP_3A : MAP_38, immediate ? 1 : 0, offset, address);
    }
}
