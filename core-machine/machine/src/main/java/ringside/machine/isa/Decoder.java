package ringside.machine.isa;

/// Turns bytes into [Instruction]s by the rows of the table. Intel SDM vol. 2, chapter 2.
///
/// Keeps state while it decodes: one decoder for each thread.
public final class Decoder {
    /// Longer instructions raise #GP.
    public static final int LONGEST = 15;

    private static final Form TOO_LONG = Form.exceptional(Op.TOO_LONG);
    private static final Form UNDEFINED = Form.exceptional(Op.UD2);
    private static final int DS = 3;
    /// BX, BP, SI and DI, by the r/m field.
    private static final int[] NARROW_BASES = {3, 3, 5, 5, 6, 7, 5, 3};
    private static final int[] NARROW_INDEXES = {6, 7, 6, 7};
    private static final int SS = 2;

    private final Vectors vectors = new Vectors();
    private final InstructionTable table = InstructionTable.shared();
    private byte[] code;
    private int at;
    private int end;

    private CodeSize codeSize;
    private boolean wide;
    private boolean lock;
    private boolean repeat;
    private boolean repeatNotEqual;
    private boolean operandPrefix;
    private boolean addressPrefix;
    private int segment;
    private int rex;

    private int modRm;
    private int reg;
    private int rm;
    private MemoryOperand memory;
    private long immediate;
    private long second;

    /// Decodes the instruction at `code[offset]`, of which bytes up to `end` may be read.
    ///
    /// The result's form is null if the table has no row for the bytes: they are undefined, and raise #UD.
    ///
    /// @param codeSize what prefixes modify
    public Instruction decode(byte[] code, int offset, int end, long address, CodeSize codeSize) throws Truncated {
        this.code = code;
        this.at = offset;
        this.end = Math.min(end, offset + LONGEST);
        this.codeSize = codeSize;
        this.wide = codeSize == CodeSize.BITS64;
        try {
            return decode(offset, address);
        } catch (Truncated e) {
            if (this.end == offset + LONGEST) {
                return new Instruction(TOO_LONG, address, LONGEST, wide, 4, 8, 0, -1, null, 0, 0, prefixes());
            }
            throw e;
        }
    }

    private Instruction decode(int offset, long address) throws Truncated {
        int opcode = skipPrefixes();
        if (isVector(opcode)) {
            return vectors.decode(this, opcode, offset, address);
        }
        int map = 0;
        if (opcode == 0x0F) {
            map = 1;
            opcode = next();
        }
        if (map == 1 && (opcode == 0x38 || opcode == 0x3A)) {
            if (opcode == 0x3A || table.candidates(2, peek()) == null) {
                return vectors.decodeLater(this, opcode == 0x3A, offset, address);
            }
            map = 2;
            opcode = next();
        }
        int afterOpcode = at;
        reg = 0;
        rm = -1;
        memory = null;
        immediate = 0;
        second = 0;
        var form = select(map, opcode);
        int addressSize = wide ? addressPrefix ? 4 : 8 : isNarrow(addressPrefix) ? 2 : 4;
        if (form == null) {
            return bare(null, offset, address);
        }
        at = afterOpcode;
        if (form.hasModRm()) {
            modRm = next();
            reg = modRm >> 3 & 7 | (rex & 4) << 1;
            if (form.is(Form.Attribute.MODLESS)) {
                rm = modRm & 7 | (rex & 1) << 3;
            } else {
                readModRm(addressSize);
            }
        } else if (form.modRm() == Form.ModRm.OPCODE_REGISTER) {
            reg = opcode & 7 | (rex & 1) << 3;
        }
        int operandSize = operandSize(form);
        readImmediates(form, operandSize, addressSize);
        if (lock && !(form.is(Form.Attribute.LOCK) && memory != null && form.operands().getFirst().isRegisterOrMemory())) {
            form = UNDEFINED;
        }
        return new Instruction(form, address, at - offset, wide, operandSize, addressSize, reg, rm, memory, immediate, second, prefixes());
    }

    /// Outside 64-bit mode the vector prefixes are `les`, `lds` and `bound`, which have no register form.
    private boolean isVector(int opcode) throws Truncated {
        return (opcode == 0xC4 || opcode == 0xC5 || opcode == 0x62) && (wide || peek() >= 0xC0);
    }

    /// Reads a ModRM byte with its address, and passes over the rest of an instruction that has no row.
    Instruction skipOperands(Form form, int immediates, int offset, long address) throws Truncated {
        modRm = next();
        readModRm(wide ? addressPrefix ? 4 : 8 : isNarrow(addressPrefix) ? 2 : 4);
        number(immediates);
        return bare(form, offset, address);
    }

    Instruction bare(Form form, int offset, long address) {
        return new Instruction(form, address, at - offset, wide, 4, wide ? 8 : 4, 0, -1, null, 0, 0, prefixes());
    }

    private int peek() throws Truncated {
        if (at >= end) {
            throw Truncated.INSTANCE;
        }
        return code[at] & 0xFF;
    }

    /// Outside 64-bit mode: whether a size is 16 bits, which a prefix exchanges with 32.
    private boolean isNarrow(boolean prefix) {
        return prefix != (codeSize == CodeSize.BITS16);
    }

    private Instruction.Prefixes prefixes() {
        return new Instruction.Prefixes(lock, repeat, repeatNotEqual, operandPrefix, rex, segment);
    }

    private int skipPrefixes() throws Truncated {
        lock = false;
        repeat = false;
        repeatNotEqual = false;
        operandPrefix = false;
        addressPrefix = false;
        segment = -1;
        rex = 0;
        while (true) {
            int b = next();
            if (wide && (b & 0xF0) == 0x40) {
                rex = b;
                continue;
            }
            if (!isLegacyPrefix(b)) {
                return b;
            }
            rex = 0;
        }
    }

    private boolean isLegacyPrefix(int b) {
        switch (b) {
            case 0x26, 0x2E, 0x36, 0x3E -> {
                if (!wide) {
                    segment = b >> 3 & 3;
                }
            }
            case 0x64, 0x65 -> segment = b & 0x0F;
            case 0x66 -> operandPrefix = true;
            case 0x67 -> addressPrefix = true;
            case 0xF0 -> lock = true;
            case 0xF2 -> {
                repeatNotEqual = true;
                repeat = false;
            }
            case 0xF3 -> {
                repeat = true;
                repeatNotEqual = false;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private Form select(int map, int opcode) throws Truncated {
        var candidates = table.candidates(map, opcode);
        if (candidates == null) {
            return null;
        }
        for (var form : candidates) {
            if (fitsMode(form) && fitsPrefix(form) && fitsModRm(form)) {
                return form;
            }
        }
        return null;
    }

    private boolean fitsMode(Form form) {
        return !form.is(wide ? Form.Attribute.ONLY32 : Form.Attribute.ONLY64);
    }

    /// `xchg %rax,%rax` without REX.B is `nop`; a mandatory prefix must be there.
    private boolean fitsPrefix(Form form) {
        if (form.op() == Op.NOP && form.opcode() == 0x90 && form.map() == 0 && (rex & 1) != 0) {
            return false;
        }
        boolean repeats = repeat || repeatNotEqual;
        if (form.is(Form.Attribute.NP) && (operandPrefix || repeats)) {
            return false;
        }
        return switch (form.mandatoryPrefix()) {
            case 0x66 -> operandPrefix && !repeats;
            case 0xF2 -> repeatNotEqual;
            case 0xF3 -> repeat;
            default -> true;
        };
    }

    private boolean fitsModRm(Form form) throws Truncated {
        if (!form.hasModRm()) {
            return true;
        }
        int b = peek();
        boolean register = b >= 0xC0;
        if (register ? form.is(Form.Attribute.MEMONLY) : form.is(Form.Attribute.REGONLY)) {
            return false;
        }
        return switch (form.modRm()) {
            case DIGIT -> (b >> 3 & 7) == form.digit();
            case EXACT -> b == form.digit();
            default -> true;
        };
    }

    private int operandSize(Form form) {
        if (wide && form.is(Form.Attribute.F64)) {
            return 8;
        }
        if ((rex & 8) != 0) {
            return 8;
        }
        if (wide ? operandPrefix : isNarrow(operandPrefix)) {
            return 2;
        }
        return wide && form.is(Form.Attribute.D64) ? 8 : 4;
    }

    private void readModRm(int addressSize) throws Truncated {
        int mod = modRm >> 6;
        int low = modRm & 7;
        if (mod == 3) {
            rm = low | (rex & 1) << 3;
        } else if (addressSize == 2) {
            readNarrowAddress(mod, low);
        } else {
            readAddress(mod, low);
        }
    }

    /// 16-bit address. Intel SDM vol. 2, table 2-1.
    private void readNarrowAddress(int mod, int low) throws Truncated {
        boolean bare = mod == 0 && low == 6;
        int base = bare ? MemoryOperand.NONE : NARROW_BASES[low];
        int index = low < 4 ? NARROW_INDEXES[low] : MemoryOperand.NONE;
        long displacement = bare || mod == 2 ? (short) number(2) : mod == 1 ? (byte) next() : 0;
        memory = new MemoryOperand(segmentFor(base), segment >= 0, base, index, 0, bare || mod != 0, displacement);
    }

    private void readAddress(int mode, int field) throws Truncated {
        int mod = mode;
        int low = field;
        int base = low | (rex & 1) << 3;
        int index = MemoryOperand.NONE;
        int scale = 0;
        if (low == 4) {
            int sib = next();
            scale = sib >> 6;
            index = sib >> 3 & 7 | (rex & 2) << 2;
            index = index == 4 ? MemoryOperand.NONE : index;
            low = sib & 7;
            base = low | (rex & 1) << 3;
            if (low == 5 && mod == 0) {
                base = MemoryOperand.NONE;
                mod = 2;
            }
        } else if (low == 5 && mod == 0) {
            base = wide ? MemoryOperand.NEXT_INSTRUCTION : MemoryOperand.NONE;
            mod = 2;
        }
        long displacement = mod == 0 ? 0 : mod == 1 ? (byte) next() : (int) number(4);
        memory = new MemoryOperand(segmentFor(base), segment >= 0, base, index, scale, mod != 0, displacement);
    }

    private int segmentFor(int base) {
        return segment >= 0 ? segment : base == 4 || base == 5 ? SS : DS;
    }

    private void readImmediates(Form form, int operandSize, int addressSize) throws Truncated {
        boolean first = true;
        for (var slot : form.operands()) {
            long value;
            switch (slot) {
                case IB -> value = next();
                case IS, JB -> value = (byte) next();
                case IW -> value = number(2);
                case IZ -> value = operandSize == 2 ? (short) number(2) : (int) number(4);
                case JZ -> value = !wide && operandSize == 2 ? (short) number(2) : (int) number(4);
                case IV -> value = number(operandSize);
                case AP -> {
                    value = number(operandSize == 2 ? 2 : 4);
                    second = number(2);
                }
                case OB, OV -> {
                    long offset = number(addressSize);
                    memory = new MemoryOperand(segmentFor(-1), segment >= 0, MemoryOperand.NONE, MemoryOperand.NONE, 0, true, offset);
                    continue;
                }
                default -> {
                    continue;
                }
            }
            if (first) {
                immediate = value;
                first = false;
            } else {
                second = value;
            }
        }
    }

    private long number(int bytes) throws Truncated {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << 8 * i;
        }
        return value;
    }

    int next() throws Truncated {
        if (at >= end) {
            throw Truncated.INSTANCE;
        }
        return code[at++] & 0xFF;
    }
}
