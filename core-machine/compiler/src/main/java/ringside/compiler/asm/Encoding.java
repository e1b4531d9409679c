package ringside.compiler.asm;

import ringside.compiler.link.Relocation;

/// Prefixes, REX, opcode, ModRM, SIB, displacement (Intel SDM vol. 2A §2.1, §2.2).
abstract sealed class Encoding permits SystemInstructions {
    final CodeBuffer buffer = new CodeBuffer();

    /// `opcode` holds one to three bytes, the first to be emitted uppermost: 0x89, 0x0FB6.
    final void encode(Width width, int opcode, Register reg, Operand rm) {
        encode(width, opcode, reg.code(), width == Width.W8 && needsRex(reg), rm, width == Width.W8);
    }

    /// With an opcode extension in the reg field.
    final void encode(Width width, int opcode, int extension, Operand rm) {
        encode(width, opcode, extension, false, rm, width == Width.W8);
    }

    /// With a register operand of `width` and an r/m operand of `rmWidth`: movzx, movsx.
    final void encode(Width width, int opcode, Register reg, Width rmWidth, Operand rm) {
        encode(width, opcode, reg.code(), false, rm, rmWidth == Width.W8);
    }

    private void encode(Width width, int opcode, int reg, boolean regForcesRex, Operand rm, boolean rmIsByte) {
        int rex = (width == Width.W64 ? 8 : 0) | (reg >> 3) << 2;
        boolean forced = regForcesRex;
        switch (rm) {
            case Register register -> {
                rex |= register.code() >> 3;
                forced |= rmIsByte && needsRex(register);
            }
            case Memory memory -> {
                segmentPrefix(memory);
                rex |= memory.index() == null ? 0 : (memory.index().code() >> 3) << 1;
                rex |= memory.base() == null ? 0 : memory.base().code() >> 3;
            }
        }
        prefixes(width, rex, forced);
        opcode(opcode);
        switch (rm) {
            case Register register -> buffer.emit(0xC0 | (reg & 7) << 3 | register.code() & 7);
            case Memory memory -> memory((reg & 7) << 3, memory);
        }
    }

    /// Opcode with the register in its low three bits: push, pop, bswap, mov immediate.
    final void encodeShort(Width width, int opcode, Register register) {
        int rex = (width == Width.W64 ? 8 : 0) | register.code() >> 3;
        prefixes(width, rex, width == Width.W8 && needsRex(register));
        opcode(opcode | register.code() & 7);
    }

    final void prefixes(Width width, int rex, boolean forced) {
        if (width == Width.W16) {
            buffer.emit(0x66);
        }
        if (rex != 0 || forced) {
            buffer.emit(0x40 | rex);
        }
    }

    final void opcode(int opcode) {
        if (opcode > 0xFFFF) {
            buffer.emit(opcode >> 16);
        }
        if (opcode > 0xFF) {
            buffer.emit(opcode >> 8);
        }
        buffer.emit(opcode);
    }

    /// The byte form of an opcode is one less than its wide form.
    static int sized(Width width, int opcode) {
        return width == Width.W8 ? opcode - 1 : opcode;
    }

    /// Immediate of a wide instruction: as wide as the operand, but never more than 32 bits.
    final void immediate(Width width, int value) {
        buffer.emit(value, Math.min(width.bytes(), 4));
    }

    static boolean isByte(int value) {
        return value == (byte) value;
    }

    /// SPL BPL SIL DIL are reachable only with a REX prefix.
    private static boolean needsRex(Register register) {
        return register.code() >= 4 && register.code() < 8;
    }

    private void segmentPrefix(Memory memory) {
        switch (memory.segment()) {
            case DEFAULT -> { }
            case FS -> buffer.emit(0x64);
            case GS -> buffer.emit(0x65);
        }
    }

    private void memory(int reg, Memory memory) {
        Register base = memory.base();
        int displacement = memory.displacement();
        if (base == null) {
            buffer.emit(reg | 4);
            buffer.emit(scaleBits(memory) | indexBits(memory) | 5);
            displacement32(memory);
            return;
        }
        boolean plain = memory.symbol() == null;
        // mod 00 with base RBP or R13 means "no base"; these bases take a zero displacement byte
        int mod = plain && displacement == 0 && (base.code() & 7) != 5 ? 0 : plain && isByte(displacement) ? 1 : 2;
        if (memory.index() == null && (base.code() & 7) != 4) {
            buffer.emit(mod << 6 | reg | base.code() & 7);
        } else {
            buffer.emit(mod << 6 | reg | 4);
            buffer.emit(scaleBits(memory) | indexBits(memory) | base.code() & 7);
        }
        if (mod == 1) {
            buffer.emit(displacement);
        } else if (mod == 2) {
            displacement32(memory);
        }
    }

    private void displacement32(Memory memory) {
        if (memory.symbol() == null) {
            buffer.emit(memory.displacement(), 4);
        } else {
            buffer.hole(Relocation.Kind.ABSOLUTE32, memory.symbol(), memory.displacement());
        }
    }

    private static int scaleBits(Memory memory) {
        return Integer.numberOfTrailingZeros(memory.scale()) << 6;
    }

    private static int indexBits(Memory memory) {
        return memory.index() == null ? 4 << 3 : (memory.index().code() & 7) << 3;
    }
}
