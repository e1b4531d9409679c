package ringside.machine.isa;

import java.util.List;
import java.util.Set;
import ringside.machine.time.CostTable;

/// One row of the instruction table.
///
/// @param mandatoryPrefix 0x66, 0xF2, 0xF3 or 0 for none demanded
/// @param map             0 for one-byte opcodes, 1 for those after 0F
/// @param modRm           what the ModRM byte must look like
/// @param digit           reg field demanded by [ModRm#DIGIT], whole byte demanded by [ModRm#EXACT], else 0
/// @param mnemonics       AT&T mnemonic for operand sizes 16, 32 and 64; `*` stands for the size suffix
/// @param flagsRead       of `oszapc`
/// @param flagsWritten    of `oszapc`
/// @param flagsUndefined  those of them whose value the manual leaves open
public record Form(int mandatoryPrefix, int map, int opcode, ModRm modRm, int digit, List<String> mnemonics, List<Slot> operands,
                   Op op, CostTable.Item price, Set<Attribute> attributes, String flagsRead, String flagsWritten,
                   String flagsUndefined) {

    /// Kinds of ModRM byte.
    public enum ModRm { NONE, PLAIN, DIGIT, EXACT, OPCODE_REGISTER }

    /// Properties named in the last column of the table; its first lines explain them.
    public enum Attribute { LOCK, REP, END, JUMP, D64, F64, ONLY64, ONLY32, MEM, MEMONLY, REGONLY, HINT, STAR, NP, POPS, MODLESS }

    public boolean is(Attribute attribute) {
        return attributes.contains(attribute);
    }

    /// Whether no instruction of the same block may follow.
    public boolean endsBlock() {
        return is(Attribute.END) || is(Attribute.JUMP);
    }

    boolean hasModRm() {
        return modRm == ModRm.PLAIN || modRm == ModRm.DIGIT || modRm == ModRm.EXACT;
    }

    /// Mnemonic for an operand size, without suffix.
    String mnemonic(int operandSize) {
        return mnemonics.size() == 1 ? mnemonics.getFirst() : mnemonics.get(operandSize == 2 ? 0 : operandSize == 4 ? 1 : 2);
    }

    /// A row that no opcode selects, for encodings whose meaning is an exception.
    static Form exceptional(Op op) {
        return new Form(0, 0, 0, ModRm.NONE, 0, List.of("(bad)"), List.of(), op, CostTable.Item.INSTRUCTION,
                Set.of(Attribute.JUMP), "", "", "");
    }
}
