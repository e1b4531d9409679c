package ringside.machine.cpu;

import java.util.function.LongConsumer;
import ringside.machine.real.Environment;
import ringside.machine.real.Format;
import ringside.machine.real.Real;
import ringside.machine.state.StateTape;

/// The x87 registers, whose significands are also the 64-bit vector registers. Intel SDM vol. 1, chapters 8 and 9.
public final class StackUnit {
    public static final int C0 = 0x100;
    public static final int C1 = 0x200;
    public static final int C2 = 0x400;
    public static final int C3 = 0x4000;
    public static final int CONDITIONS = C0 | C1 | C2 | C3;
    private static final int STACK_FAULT = 0x40;
    private static final int SUMMARY = 0x8080;
    private static final int BEFORE = Environment.INVALID | Environment.DENORMAL | Environment.ZERO_DIVIDE;
    private static final int POWER_ON_CONTROL = 0x40;
    private static final int INITIAL_CONTROL = 0x37F;
    private static final Format[] PRECISIONS = {Format.EXTENDED_AS_SINGLE, Format.EXTENDED, Format.EXTENDED_AS_DOUBLE, Format.EXTENDED};

    private final Cpu cpu;
    private final long[] significands = new long[8];
    private final int[] exponents = new int[8];
    private int top;
    private int control = POWER_ON_CONTROL;
    /// Without the top of stack.
    private int status;
    /// A bit for each empty register.
    private int empty;
    private int opcode;
    private long lastCode;
    private long lastData;

    /// For the operation that runs.
    public final Environment environment = new Environment();
    public final Real first = new Real();
    public final Real second = new Real();
    public final Real result = new Real();

    StackUnit(Cpu cpu) {
        this.cpu = cpu;
    }

    /// What instructions ask that do not wait for a pending exception.
    public void require() {
        if ((cpu.cr0 & (Cpu.CR0_EM | Cpu.CR0_TS)) != 0) {
            throw cpu.faults.raise(Vector.DEVICE_NOT_AVAILABLE);
        }
    }

    /// What all others ask.
    public void await() {
        require();
        raisePending();
    }

    /// `fwait`.
    public void awaitOnly() {
        if ((cpu.cr0 & Cpu.CR0_TS) != 0 && (cpu.cr0 & Cpu.CR0_MP) != 0) {
            throw cpu.faults.raise(Vector.DEVICE_NOT_AVAILABLE);
        }
        raisePending();
    }

    private void raisePending() {
        if ((status & SUMMARY) != 0) {
            if ((cpu.cr0 & Cpu.CR0_NE) == 0) {
                throw cpu.unimplemented("x87 error reported by the interrupt controller (CR0.NE clear)");
            }
            throw cpu.faults.raise(Vector.STACK_UNIT_ERROR);
        }
    }

    /// What instructions on the 64-bit vector registers ask.
    public void requirePacked() {
        if ((cpu.cr0 & Cpu.CR0_EM) != 0) {
            throw cpu.faults.undefined();
        }
        await();
    }

    /// Those instructions make all registers valid and the first the top.
    public void enterPacked() {
        top = 0;
        empty = 0;
    }

    /// Makes the first register the top, which such an instruction does before its store faults.
    public void rewind() {
        top = 0;
    }

    /// `emms`.
    public void leavePacked() {
        top = 0;
        empty = 0xFF;
    }

    public long word(int number) {
        return significands[number];
    }

    public void word(int number, long value) {
        significands[number] = value;
        exponents[number] = 0xFFFF;
    }

    private int physical(int index) {
        return top + index & 7;
    }

    public boolean isEmpty(int index) {
        return (empty >> physical(index) & 1) != 0;
    }

    /// Significand of ST(index).
    public long significand(int index) {
        return significands[physical(index)];
    }

    /// Sign and exponent of ST(index).
    public int signAndExponent(int index) {
        return exponents[physical(index)];
    }

    public void get(int index, Real to) {
        Format.unpackExtended(exponents[physical(index)], significands[physical(index)], to);
    }

    public void set(int index, Real value) {
        set(index, Format.packSignAndExponent(value), Format.packSignificand(value));
    }

    public void set(int index, int signAndExponent, long significand) {
        exponents[physical(index)] = signAndExponent & 0xFFFF;
        significands[physical(index)] = significand;
        empty &= ~(1 << physical(index));
    }

    /// Marks a register empty.
    public void free(int index) {
        empty |= 1 << physical(index);
    }

    public void pop() {
        free(0);
        rotate(1);
    }

    /// Moves the top of stack.
    public void rotate(int by) {
        top = top + by & 7;
    }

    /// Precision control.
    public Format precision() {
        return PRECISIONS[control >> 8 & 3];
    }

    /// Starts an operation that may raise exceptions.
    public void begin() {
        environment.stack(control);
    }

    /// Ends it: flags go to the status word. Tells whether the result may be stored.
    ///
    /// @param storesMemory results that overflow or underflow are then stored only if that is masked
    public boolean finish(boolean storesMemory) {
        int enabled = ~control & Environment.ALL;
        int flags = environment.flags();
        boolean blocked = (flags & enabled & BEFORE) != 0;
        if (blocked) {
            flags &= BEFORE;
        }
        if (storesMemory && (flags & enabled & (Environment.OVERFLOW | Environment.UNDERFLOW)) != 0) {
            blocked = true;
            flags &= ~Environment.INEXACT;
        }
        raise(flags);
        boolean up = !blocked && (flags & Environment.INEXACT) != 0 && environment.roundedUp();
        status = status & ~C1 | (up ? C1 : 0);
        return !blocked;
    }

    /// Ends a comparison to the flags register, which leaves C1 alone.
    public boolean finishComparison() {
        int before = status & C1;
        boolean masked = finish(false);
        status |= before;
        return masked;
    }

    private void raise(int flags) {
        status |= flags;
        if ((flags & ~control & Environment.ALL) != 0) {
            status |= SUMMARY;
        }
    }

    /// A register was empty, or full, against expectation. Tells whether the masked answer is to be given.
    public boolean stackFault(boolean overflow) {
        status = status & ~C1 | STACK_FAULT | (overflow ? C1 : 0);
        raise(Environment.INVALID);
        return (control & Environment.INVALID) != 0;
    }

    /// Sets condition bits; C1 is cleared unless it is among them.
    public void conditions(int mask, int bits) {
        status = status & ~(mask | C1) | bits;
    }

    /// For exceptions: where the instruction is.
    public void note(int opcode, long code, long data, boolean hasData) {
        this.opcode = opcode;
        lastCode = code;
        if (hasData) {
            lastData = data;
        }
    }

    public int control() {
        return control;
    }

    public void control(int value) {
        control = value & 0x1F3F | 0x40;
        refresh();
    }

    /// The summary follows flags and masks.
    private void refresh() {
        status = status & ~SUMMARY | ((status & ~control & Environment.ALL) != 0 ? SUMMARY : 0);
    }

    public int status() {
        return status | top << 11;
    }

    public void status(int value) {
        status = value & 0xC7FF;
        top = value >> 11 & 7;
        refresh();
    }

    public void clearExceptions() {
        status &= ~(SUMMARY | STACK_FAULT | Environment.ALL);
    }

    public void initialise() {
        control = INITIAL_CONTROL;
        status = 0;
        top = 0;
        empty = 0xFF;
        opcode = 0;
        lastCode = 0;
        lastData = 0;
    }

    /// Two bits for each register: valid, zero, special, empty.
    public int tags() {
        int tags = 0;
        for (int i = 0; i < 8; i++) {
            tags |= tag(i) << 2 * i;
        }
        return tags;
    }

    private int tag(int number) {
        if ((empty >> number & 1) != 0) {
            return 3;
        }
        int exponent = exponents[number] & 0x7FFF;
        long significand = significands[number];
        if (exponent == 0 && significand == 0) {
            return 1;
        }
        return exponent == 0 || exponent == 0x7FFF || significand >= 0 ? 2 : 0;
    }

    public void tags(int value) {
        empty = 0;
        for (int i = 0; i < 8; i++) {
            empty |= (value >> 2 * i & 3) == 3 ? 1 << i : 0;
        }
    }

    /// A bit for each register that is not empty, as `fxsave` writes it.
    public int present() {
        return ~empty & 0xFF;
    }

    public void present(int value) {
        empty = ~value & 0xFF;
    }

    public int opcode() {
        return opcode;
    }

    public long lastCode() {
        return lastCode;
    }

    public long lastData() {
        return lastData;
    }

    /// Restores what [#opcode()], [#lastCode()] and [#lastData()] give.
    public void pointers(int opcode, long code, long data) {
        this.opcode = opcode & 0x7FF;
        lastCode = code;
        lastData = data;
    }

    /// Adds the state to a hash, unless it is still that of power-on.
    void digest(LongConsumer digest) {
        boolean used = control != POWER_ON_CONTROL || status() != 0 || empty != 0;
        for (int i = 0; i < 8; i++) {
            used |= significands[i] != 0 || exponents[i] != 0;
        }
        if (!used) {
            return;
        }
        digest.accept(control | (long) status() << 16 | (long) empty << 32 | (long) opcode << 40);
        digest.accept(lastCode);
        digest.accept(lastData);
        for (int i = 0; i < 8; i++) {
            digest.accept(significands[i]);
            digest.accept(exponents[i]);
        }
    }

    /// Takes the registers down or puts them back.
    void state(StateTape tape) {
        tape.words(significands);
        tape.numbers(exponents);
        top = tape.number(top);
        control = tape.number(control);
        status = tape.number(status);
        empty = tape.number(empty);
        opcode = tape.number(opcode);
        lastCode = tape.word(lastCode);
        lastData = tape.word(lastData);
    }
}
