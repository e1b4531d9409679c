package ringside.compiler.asm;

import ringside.compiler.link.Relocation;

/// The code of one unit, written front to back.
///
/// Jumps to labels get their final length in [#finish]; until then positions in the code have no number, so a line or a
/// table entry keeps a [Label] (see [#here]) and asks for its [#offset] afterwards. Symbols become [Relocation]s.
public final class Assembler extends SystemInstructions {

    /// Ends the code. Nothing may be added afterwards.
    public Assembly finish() {
        return buffer.finish();
    }

    /// Offset of a bound label in the finished code.
    public int offset(Label label) {
        return buffer.offset(label);
    }

    public void bind(Label label) {
        buffer.bind(label);
    }

    /// A new label, bound to the current place.
    public Label here() {
        Label label = new Label();
        bind(label);
        return label;
    }

    /// Raw bytes, each given as an int.
    public void bytes(int... values) {
        for (int value : values) {
            buffer.emit(value);
        }
    }

    /// 8 bytes holding the address of `symbol` plus `addend`.
    public void address64(String symbol, long addend) {
        buffer.hole(Relocation.Kind.ABSOLUTE64, symbol, addend);
    }

    /// 4 bytes holding the low half of the address of `symbol` plus `addend`.
    public void address32(String symbol, long addend) {
        buffer.hole(Relocation.Kind.ABSOLUTE32, symbol, addend);
    }

    // moves

    public void mov(Width width, Register target, Operand source) {
        encode(width, sized(width, 0x8B), target, source);
    }

    public void mov(Width width, Memory target, Register source) {
        encode(width, sized(width, 0x89), source, target);
    }

    /// Stores a constant, sign-extended for W64.
    public void mov(Width width, Memory target, int value) {
        encode(width, sized(width, 0xC7), 0, target);
        immediate(width, value);
    }

    /// The whole register becomes `value`, by the shortest `mov` (never `xor`, so flags survive).
    public void movConstant(Register target, long value) {
        if (value >>> 32 == 0) {
            encodeShort(Width.W32, 0xB8, target);
            buffer.emit(value, 4);
        } else if (value == (int) value) {
            encode(Width.W64, 0xC7, 0, target);
            buffer.emit(value, 4);
        } else {
            encodeShort(Width.W64, 0xB8, target);
            buffer.emit(value, 8);
        }
    }

    /// The whole register becomes the address of `symbol` plus `addend`, as a sign-extended 32-bit immediate.
    public void movAddress(Register target, String symbol, long addend) {
        encode(Width.W64, 0xC7, 0, target);
        buffer.hole(Relocation.Kind.ABSOLUTE32, symbol, addend);
    }

    /// Stores the address of `symbol` plus `addend` as 8 bytes.
    public void movAddress(Memory target, String symbol, long addend) {
        encode(Width.W64, 0xC7, 0, target);
        buffer.hole(Relocation.Kind.ABSOLUTE32, symbol, addend);
    }

    /// Zero-extends W8, W16 or W32 to the whole register.
    public void movzx(Register target, Width from, Operand source) {
        switch (from) {
            case W8 -> encode(Width.W32, 0x0FB6, target, from, source);
            case W16 -> encode(Width.W32, 0x0FB7, target, from, source);
            case W32, W64 -> mov(from, target, source);
        }
    }

    /// Sign-extends W8, W16 or W32 to `to` (W32 clears the upper half).
    public void movsx(Width to, Register target, Width from, Operand source) {
        switch (from) {
            case W8 -> encode(to, 0x0FBE, target, from, source);
            case W16 -> encode(to, 0x0FBF, target, from, source);
            case W32 -> encode(to, 0x63, target, from, source);
            case W64 -> mov(to, target, source);
        }
    }

    public void lea(Width width, Register target, Memory address) {
        encode(width, 0x8D, target, address);
    }

    public void exchange(Width width, Register one, Register other) {
        encode(width, sized(width, 0x87), other, one);
    }

    public void cmov(Condition condition, Width width, Register target, Operand source) {
        encode(width, 0x0F40 | condition.code(), target, source);
    }

    /// Sets one byte to 0 or 1; a register keeps its other bits.
    public void set(Condition condition, Operand target) {
        encode(Width.W8, 0x0F90 | condition.code(), 0, target);
    }

    public void push(Register source) {
        encodeShort(Width.W32, 0x50, source);
    }

    public void push(Memory source) {
        encode(Width.W32, 0xFF, 6, source);
    }

    /// Pushes 8 bytes, sign-extended.
    public void push(int value) {
        if (isByte(value)) {
            bytes(0x6A, value);
        } else {
            bytes(0x68);
            buffer.emit(value, 4);
        }
    }

    public void pop(Register target) {
        encodeShort(Width.W32, 0x58, target);
    }

    // arithmetic

    public void arithmetic(Arithmetic operation, Width width, Register target, Operand source) {
        encode(width, sized(width, operation.code() << 3 | 3), target, source);
    }

    public void arithmetic(Arithmetic operation, Width width, Memory target, Register source) {
        encode(width, sized(width, operation.code() << 3 | 1), source, target);
    }

    /// With a constant, sign-extended for W64.
    public void arithmetic(Arithmetic operation, Width width, Operand target, int value) {
        if (width == Width.W8) {
            encode(width, 0x80, operation.code(), target);
            buffer.emit(value);
        } else if (isByte(value)) {
            encode(width, 0x83, operation.code(), target);
            buffer.emit(value);
        } else {
            encode(width, 0x81, operation.code(), target);
            immediate(width, value);
        }
    }

    public void test(Width width, Operand left, Register right) {
        encode(width, sized(width, 0x85), right, left);
    }

    public void test(Width width, Operand left, int value) {
        encode(width, sized(width, 0xF7), 0, left);
        immediate(width, value);
    }

    /// Compares with the address of `symbol`, sign-extended.
    public void compareAddress(Operand left, String symbol, long addend) {
        encode(Width.W64, 0x81, Arithmetic.CMP.code(), left);
        buffer.hole(Relocation.Kind.ABSOLUTE32, symbol, addend);
    }

    public void unary(Unary operation, Width width, Operand target) {
        encode(width, sized(width, operation.opcode), operation.extension, target);
    }

    public void imul(Width width, Register target, Operand source) {
        encode(width, 0x0FAF, target, source);
    }

    public void imul(Width width, Register target, Operand source, int factor) {
        encode(width, isByte(factor) ? 0x6B : 0x69, target, source);
        if (isByte(factor)) {
            buffer.emit(factor);
        } else {
            immediate(width, factor);
        }
    }

    public void shift(Shift operation, Width width, Operand target, int count) {
        encode(width, sized(width, count == 1 ? 0xD1 : 0xC1), operation.extension, target);
        if (count != 1) {
            buffer.emit(count);
        }
    }

    public void shiftByCl(Shift operation, Width width, Operand target) {
        encode(width, sized(width, 0xD3), operation.extension, target);
    }

    public void bitTest(BitTest operation, Width width, Operand target, int bit) {
        encode(width, 0x0FBA, operation.extension, target);
        buffer.emit(bit);
    }

    public void bitTest(BitTest operation, Width width, Operand target, Register bit) {
        encode(width, 0x0F83 | operation.extension << 3, bit, target);
    }

    public void bitScanForward(Width width, Register target, Operand source) {
        encode(width, 0x0FBC, target, source);
    }

    public void bitScanReverse(Width width, Register target, Operand source) {
        encode(width, 0x0FBD, target, source);
    }

    /// W32 or W64.
    public void byteSwap(Width width, Register target) {
        encodeShort(width, 0x0FC8, target);
    }

    // control transfers

    public void jump(Label target) {
        buffer.branch(null, target);
    }

    public void jump(Condition condition, Label target) {
        buffer.branch(condition, target);
    }

    public void jump(String symbol) {
        bytes(0xE9);
        buffer.hole(Relocation.Kind.RELATIVE32, symbol, 0);
    }

    public void jump(Condition condition, String symbol) {
        bytes(0x0F, 0x80 | condition.code());
        buffer.hole(Relocation.Kind.RELATIVE32, symbol, 0);
    }

    /// To the address in a register or in memory (a jump table).
    public void jump(Operand target) {
        encode(Width.W32, 0xFF, 4, target);
    }

    public void call(String symbol) {
        bytes(0xE8);
        buffer.hole(Relocation.Kind.RELATIVE32, symbol, 0);
    }

    public void call(Operand target) {
        encode(Width.W32, 0xFF, 2, target);
    }

    public void ret() {
        plain(Plain.RET);
    }
}
