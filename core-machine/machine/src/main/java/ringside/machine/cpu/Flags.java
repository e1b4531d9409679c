package ringside.machine.cpu;

import ringside.machine.state.StateTape;

/// The flags register. The six status flags are kept as the operation that made them and are computed when asked for.
///
/// Operands and results are sign-extended to 64 bits whatever their width: signed and unsigned order survive that, so every condition
/// is one comparison for all widths.
public final class Flags {
    public static final int CF = 1;
    public static final int PF = 4;
    public static final int AF = 0x10;
    public static final int ZF = 0x40;
    public static final int SF = 0x80;
    public static final int TF = 0x100;
    public static final int IF = 0x200;
    public static final int DF = 0x400;
    public static final int OF = 0x800;
    public static final int IOPL = 0x3000;
    public static final int NT = 0x4000;
    public static final int RF = 0x1_0000;
    public static final int VM = 0x2_0000;
    public static final int AC = 0x4_0000;
    public static final int ID = 0x20_0000;
    public static final int STATUS = CF | PF | AF | ZF | SF | OF;
    private static final int ALWAYS = 2;

    private static final int EXPLICIT = 0;
    private static final int ADD = 1;
    private static final int ADD_WITH_CARRY = 2;
    private static final int SUBTRACT = 3;
    private static final int SUBTRACT_WITH_BORROW = 4;
    private static final int LOGIC = 5;
    private static final int INCREMENT = 6;
    private static final int DECREMENT = 7;
    private static final int RESULT = 8;
    /// ZF, SF, PF and AF of an addition or subtraction, CF and OF of their own.
    private static final int ROTATED = 9;

    private int kind;
    private long a;
    private long b;
    private long result;
    /// Status bits if explicit; CF for increment and decrement; CF and OF for a bare or rotated result.
    private int bits;
    /// All other bits of RFLAGS.
    public int system = ALWAYS;

    public void add(long a, long b, long result) {
        set(ADD, a, b, result);
    }

    /// Sum of a, b and a carry of 1.
    public void addWithCarry(long a, long b, long result) {
        set(ADD_WITH_CARRY, a, b, result);
    }

    public void subtract(long a, long b, long result) {
        set(SUBTRACT, a, b, result);
    }

    /// Difference of a, b and a borrow of 1.
    public void subtractWithBorrow(long a, long b, long result) {
        set(SUBTRACT_WITH_BORROW, a, b, result);
    }

    public void logic(long result) {
        kind = LOGIC;
        this.result = result;
    }

    /// `a` plus 1; keeps CF.
    public void increment(long a, long result) {
        bits = carry() ? CF : 0;
        set(INCREMENT, a, 1, result);
    }

    /// `a` less 1; keeps CF.
    public void decrement(long a, long result) {
        bits = carry() ? CF : 0;
        set(DECREMENT, a, 1, result);
    }

    /// ZF, SF and PF of a result, CF and OF as given, AF clear: shifts and multiplications.
    public void result(long result, int carryAndOverflow) {
        kind = RESULT;
        this.result = result;
        bits = carryAndOverflow;
    }

    /// A signed product that was cut to its width.
    public void product(long result, boolean overflow) {
        result(result, overflow ? CF | OF : 0);
    }

    /// Changes these two alone: rotations.
    public void carryAndOverflow(int bits) {
        switch (kind) {
            case EXPLICIT -> this.bits = this.bits & ~(CF | OF) | bits;
            case LOGIC, RESULT -> {
                kind = RESULT;
                this.bits = bits;
            }
            default -> {
                kind = ROTATED;
                this.bits = bits;
            }
        }
    }

    private void set(int kind, long a, long b, long result) {
        this.kind = kind;
        this.a = a;
        this.b = b;
        this.result = result;
    }

    /// Sets all status flags.
    public void status(int bits) {
        kind = EXPLICIT;
        this.bits = bits & STATUS;
    }

    /// Changes the flags in `mask`.
    public void status(int mask, int values) {
        status(status() & ~mask | values & mask);
    }

    /// ZF, SF and PF of a sign-extended result.
    public static int ofResult(long result) {
        return (result == 0 ? ZF : 0) | (result < 0 ? SF : 0) | (Integer.bitCount((int) result & 0xFF) & 1 ^ 1) << 2;
    }

    public boolean carry() {
        return switch (kind) {
            case ADD -> Long.compareUnsigned(result, a) < 0;
            case ADD_WITH_CARRY -> Long.compareUnsigned(result, a) <= 0;
            case SUBTRACT -> Long.compareUnsigned(a, b) < 0;
            case SUBTRACT_WITH_BORROW -> Long.compareUnsigned(a, b) <= 0;
            case LOGIC -> false;
            default -> (bits & CF) != 0;
        };
    }

    public boolean zero() {
        return kind == EXPLICIT ? (bits & ZF) != 0 : result == 0;
    }

    public boolean sign() {
        return kind == EXPLICIT ? (bits & SF) != 0 : result < 0;
    }

    public boolean parity() {
        return kind == EXPLICIT ? (bits & PF) != 0 : (Integer.bitCount((int) result & 0xFF) & 1) == 0;
    }

    public boolean overflow() {
        return switch (kind) {
            case ADD, ADD_WITH_CARRY, INCREMENT -> ((a ^ result) & (b ^ result)) < 0;
            case SUBTRACT, SUBTRACT_WITH_BORROW, DECREMENT -> ((a ^ b) & (a ^ result)) < 0;
            case LOGIC -> false;
            default -> (bits & OF) != 0;
        };
    }

    /// Signed less-than after a comparison.
    public boolean less() {
        return switch (kind) {
            case SUBTRACT -> a < b;
            case LOGIC -> result < 0;
            default -> sign() != overflow();
        };
    }

    /// CF or ZF.
    public boolean belowOrEqual() {
        return kind == SUBTRACT ? Long.compareUnsigned(a, b) <= 0 : carry() || zero();
    }

    /// One of the sixteen conditions by its number in opcodes. Intel SDM vol. 1, appendix B.1.
    public boolean condition(int number) {
        boolean even = switch (number >> 1) {
            case 0 -> overflow();
            case 1 -> carry();
            case 2 -> zero();
            case 3 -> belowOrEqual();
            case 4 -> sign();
            case 5 -> parity();
            case 6 -> less();
            default -> zero() || less();
        };
        return even == ((number & 1) == 0);
    }

    private boolean adjust() {
        return switch (kind) {
            case EXPLICIT -> (bits & AF) != 0;
            case LOGIC, RESULT -> false;
            default -> ((a ^ b ^ result) & 0x10) != 0;
        };
    }

    /// The status flags.
    public int status() {
        if (kind == EXPLICIT) {
            return bits;
        }
        return (carry() ? CF : 0) | (adjust() ? AF : 0) | (overflow() ? OF : 0) | ofResult(result);
    }

    /// RFLAGS.
    public long value() {
        return system | status();
    }

    public void value(long value) {
        status((int) value);
        system = (int) value & (TF | IF | DF | IOPL | NT | RF | AC | ID) | ALWAYS;
    }

    /// Takes the flags down or puts them back, in the form in which they are kept.
    void state(StateTape tape) {
        kind = tape.number(kind);
        a = tape.word(a);
        b = tape.word(b);
        result = tape.word(result);
        bits = tape.number(bits);
        system = tape.number(system);
    }
}
