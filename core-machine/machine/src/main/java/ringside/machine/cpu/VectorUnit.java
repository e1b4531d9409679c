package ringside.machine.cpu;

import java.util.function.LongConsumer;
import ringside.machine.real.Environment;
import ringside.machine.real.Real;
import ringside.machine.state.StateTape;

/// The XMM registers and MXCSR. Intel SDM vol. 1, chapters 10 and 11.
public final class VectorUnit {
    /// All exceptions masked, rounding to nearest: the state after reset.
    public static final int POWER_ON = 0x1F80;
    /// Bits of MXCSR that exist.
    public static final int KNOWN = 0xFFFF;
    private static final int MASKS_SHIFT = 7;

    private final Cpu cpu;
    /// Two words for each of the sixteen registers.
    public final long[] words = new long[32];
    /// The control and status register.
    public int mxcsr = POWER_ON;
    /// For the operation that runs.
    public final Environment environment = new Environment();
    public final Real first = new Real();
    public final Real second = new Real();
    public final Real result = new Real();

    VectorUnit(Cpu cpu) {
        this.cpu = cpu;
    }

    /// What every instruction on XMM registers asks first.
    public void require() {
        if ((cpu.cr0 & Cpu.CR0_EM) != 0 || (cpu.cr4 & Cpu.CR4_OSFXSR) == 0) {
            throw cpu.faults.undefined();
        }
        if ((cpu.cr0 & Cpu.CR0_TS) != 0) {
            throw cpu.faults.raise(Vector.DEVICE_NOT_AVAILABLE);
        }
    }

    /// Ends an operation: its flags go to MXCSR, and raise an exception if one of them is not masked.
    ///
    /// @param before flags found before anything was computed
    /// @param after  flags of results
    public void finish(int before, int after) {
        int enabled = ~(mxcsr >> MASKS_SHIFT) & Environment.ALL;
        int flags = (before & enabled) != 0 ? before : before | after;
        mxcsr |= flags;
        if ((flags & enabled) != 0) {
            throw (cpu.cr4 & Cpu.CR4_OSXMMEXCPT) != 0 ? cpu.faults.raise(Vector.VECTOR_ERROR) : cpu.faults.undefined();
        }
    }

    /// `ldmxcsr`.
    public void load(int value) {
        if ((value & ~KNOWN) != 0) {
            throw cpu.faults.generalProtection(0);
        }
        mxcsr = value;
    }

    /// Adds the state to a hash, unless it is still that of power-on.
    void digest(LongConsumer digest) {
        boolean used = mxcsr != POWER_ON;
        for (long word : words) {
            used |= word != 0;
        }
        if (used) {
            digest.accept(mxcsr);
            for (long word : words) {
                digest.accept(word);
            }
        }
    }

    /// Takes the registers down or puts them back.
    void state(StateTape tape) {
        tape.words(words);
        mxcsr = tape.number(mxcsr);
    }
}
