package ringside.machine.isa;

import java.util.ArrayList;

/// Instruction text in AT&T syntax, as `objdump` prints it (without symbols and comments).
public final class Formatter {
    private static final String[] QUAD = {"rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi",
        "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15"};
    private static final String[] LOW_BYTE = {"al", "cl", "dl", "bl", "spl", "bpl", "sil", "dil"};
    private static final String[] HIGH_BYTE = {"ah", "ch", "dh", "bh"};
    private static final String[] COUNT_JUMPS = {"jcxz", "jecxz", "jrcxz"};
    private static final String[] COMPARISONS = {"eq", "lt", "le", "unord", "neq", "nlt", "nle", "ord"};
    private static final String[] SEGMENT = {"es", "cs", "ss", "ds", "fs", "gs", "?", "?"};

    private Formatter() {}

    /// The text of an instruction whose form is not null.
    public static String format(Instruction in) {
        var text = new StringBuilder();
        prefixes(in, text);
        text.append(mnemonic(in));
        var operands = new ArrayList<String>();
        for (int i = 0; i < in.form().operands().size(); i++) {
            if (in.form().operands().get(i) != Slot.ONE && !(i == 2 && isNamedComparison(in))) {
                operands.addFirst(operand(in, i));
            }
        }
        if (!operands.isEmpty()) {
            text.append(' ').append(String.join(",", operands));
        }
        return text.toString();
    }

    private static void prefixes(Instruction in, StringBuilder text) {
        if (in.prefixes().lock()) {
            text.append("lock ");
        }
        boolean repeats = in.form().is(Form.Attribute.REP);
        boolean compares = in.form().op() == Op.CMPS || in.form().op() == Op.SCAS;
        if (repeats && in.prefixes().repeat()) {
            text.append(compares ? "repz " : "rep ");
        }
        if (repeats && in.prefixes().repeatNotEqual()) {
            text.append("repnz ");
        }
    }

    private static String mnemonic(Instruction in) {
        if (in.form().op() == Op.CMPPS || in.form().op() == Op.CMPPD || in.form().op() == Op.CMPSS || in.form().op() == Op.CMPSD) {
            return comparison(in);
        }
        var name = in.form().op() == Op.JCXZ ? COUNT_JUMPS[Integer.numberOfTrailingZeros(in.addressSize()) - 1] : in.form().mnemonic(in.operandSize());
        if (name.endsWith("*")) {
            return name.substring(0, name.length() - 1) + suffix(in.operandSize());
        }
        if (in.form().op() == Op.CVTSI2SS || in.form().op() == Op.CVTSI2SD) {
            return in.memory() == null ? name : name + suffix(in.operandSize() == 8 ? 8 : 4);
        }
        for (var slot : in.form().operands()) {
            if (slot.namesSize() || slot == Slot.M || slot.isInMnemonic()) {
                return name;
            }
        }
        var first = in.form().operands().isEmpty() ? null : in.form().operands().getFirst();
        boolean sized = first == Slot.EB || first == Slot.EV && !in.form().is(Form.Attribute.D64) && !in.form().is(Form.Attribute.STAR);
        boolean selector = switch (in.form().op()) {
            case SLDT, STR, SETCC -> true;
            default -> false;
        };
        return sized && !selector && in.memory() != null ? name + suffix(first.width(in.operandSize(), in.wide())) : name;
    }

    /// The first eight comparisons have names.
    private static String comparison(Instruction in) {
        var name = in.form().mnemonic(4);
        return isNamedComparison(in) ? "cmp" + COMPARISONS[(int) in.immediate()] + name.substring(3) : name;
    }

    private static boolean isNamedComparison(Instruction in) {
        return switch (in.form().op()) {
            case CMPPS, CMPPD, CMPSS, CMPSD -> in.immediate() < COMPARISONS.length;
            default -> false;
        };
    }

    private static char suffix(int width) {
        return switch (width) {
            case 1 -> 'b';
            case 2 -> 'w';
            case 4 -> 'l';
            default -> 'q';
        };
    }

    private static String operand(Instruction in, int number) {
        var slot = in.form().operands().get(number);
        int width = slot.width(in.operandSize(), in.wide());
        return switch (slot) {
            case CY -> "%cr" + in.reg();
            case DY -> "%db" + in.reg();
            case SW -> "%" + SEGMENT[in.reg() & 7];
            case DX -> in.form().op() == Op.IN || in.form().op() == Op.OUT || in.form().is(Form.Attribute.REP) ? "(%dx)" : "%dx";
            case CL -> "%cl";
            case ES -> "%es";
            case CS -> "%cs";
            case SS -> "%ss";
            case DS -> "%ds";
            case FS -> "%fs";
            case GS -> "%gs";
            case ONE -> "$1";
            case IB, IS, IW, IZ, IV -> "$0x" + hex(isFirstImmediate(in, number) ? in.immediate() : in.second(), immediateWidth(in, slot));
            case AP -> "$0x" + Long.toHexString(in.second()) + ",$0x" + Long.toHexString(in.immediate() & 0xFFFF_FFFFL);
            case JB, JZ -> "0x" + Long.toHexString(in.target());
            case XB, XV, XZ -> segmentPrefix(in, 3, true) + "(%" + register(6, in.addressSize()) + ")";
            case YB, YV, YZ -> "%es:(%" + register(7, in.addressSize()) + ")";
            case OB, OV -> segmentPrefix(in, 3, false) + "0x" + Long.toHexString(in.memory().displacement());
            case PQ -> "%mm" + (in.reg() & 7);
            case VX -> "%xmm" + in.reg();
            case QQ, QD -> in.memory() != null ? memory(in) : "%mm" + (in.rm() & 7);
            case WX, WQ, WD -> in.memory() != null ? memory(in) : "%xmm" + in.rm();
            case RW -> in.memory() != null ? memory(in) : registerName(in, in.rm(), 4);
            case MW, MD, MQ, MT -> memory(in);
            case ST0 -> "%st";
            case STI -> "%st(" + (in.rm() & 7) + ")";
            case EB, EW, ED, EV, M, RY, EY -> in.memory() != null ? star(in) + memory(in) : star(in) + registerName(in, in.rm(), width);
            case GB, GV, GW, GY, GD, ZB, ZV, AL, RAX, EAX, AX -> registerName(in, in.register(slot), width);
        };
    }

    private static String star(Instruction in) {
        return in.form().is(Form.Attribute.STAR) ? "*" : "";
    }

    private static boolean isFirstImmediate(Instruction in, int number) {
        for (int i = 0; i < number; i++) {
            switch (in.form().operands().get(i)) {
                case IB, IS, IW, IZ, IV -> {
                    return false;
                }
                default -> { }
            }
        }
        return true;
    }

    private static int immediateWidth(Instruction in, Slot slot) {
        return switch (slot) {
            case IB -> 1;
            case IW -> 2;
            case IZ -> in.operandSize();
            default -> in.operandSize();
        };
    }

    private static String hex(long value, int width) {
        return Long.toHexString(width == 8 ? value : value & (1L << 8 * width) - 1);
    }

    private static String registerName(Instruction in, int number, int width) {
        return "%" + (width == 1 && in.isHighByte(number) ? HIGH_BYTE[number - 4] : register(number, width));
    }

    private static String register(int number, int width) {
        if (number >= 8) {
            return QUAD[number] + (width == 8 ? "" : width == 4 ? "d" : width == 2 ? "w" : "b");
        }
        return switch (width) {
            case 1 -> LOW_BYTE[number];
            case 2 -> QUAD[number].substring(1);
            case 4 -> "e" + QUAD[number].substring(1);
            default -> QUAD[number];
        };
    }

    private static String segmentPrefix(Instruction in, int usual, boolean always) {
        int segment = in.prefixes().segment() >= 0 ? in.prefixes().segment() : usual;
        return always || segment != usual ? "%" + SEGMENT[segment] + ":" : "";
    }

    private static String memory(Instruction in) {
        var m = in.memory();
        var text = new StringBuilder(m.overridden() ? "%" + SEGMENT[m.segment()] + ":" : "");
        boolean bare = m.base() == MemoryOperand.NONE && m.index() == MemoryOperand.NONE;
        if (bare) {
            return text.append("0x").append(Long.toHexString(m.displacement() & in.addressMask())).toString();
        }
        if (m.displacement() < 0) {
            text.append("-0x").append(Long.toHexString(-m.displacement()));
        } else if (m.displaced()) {
            text.append("0x").append(Long.toHexString(m.displacement()));
        }
        text.append('(');
        if (m.base() == MemoryOperand.NEXT_INSTRUCTION) {
            text.append(in.addressSize() == 8 ? "%rip" : "%eip");
        } else if (m.base() >= 0) {
            text.append('%').append(register(m.base(), in.addressSize()));
        }
        if (m.index() >= 0) {
            text.append(",%").append(register(m.index(), in.addressSize()));
            if (in.addressSize() > 2) {
                text.append(',').append(1 << m.scale());
            }
        }
        return text.append(')').toString();
    }
}
