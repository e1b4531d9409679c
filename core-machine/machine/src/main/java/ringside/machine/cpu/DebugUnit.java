package ringside.machine.cpu;

import java.util.Arrays;
import java.util.function.LongConsumer;
import ringside.machine.mmu.DataBreakpoints;
import ringside.machine.state.StateTape;

/// Debug registers, and the debug exceptions they and the trap flag ask for. Intel SDM vol. 3B chapter 17.
///
/// Data and port breakpoints and single steps are traps: they wait here for the end of the instruction. Breakpoints on code are faults.
/// While one of those is armed, and while TF or RF is set, the engine takes single instructions between [#begin()] and [#end()].
public final class DebugUnit {
    private static final int NUMBER = 4;
    private static final long STATUS_FIXED = 0xFFFF_0FF0L;
    private static final long STATUS_WRITABLE = 0xE00F;
    private static final long CONTROL_FIXED = 0x400;
    private static final long CONTROL_WRITABLE = 0xFFFF_23FFL;
    private static final long HITS = 0xF;
    private static final long REGISTER_ACCESS = 1 << 13;
    private static final long SINGLE_STEP = 1 << 14;
    private static final long GENERAL_DETECT = 1 << 13;
    private static final int ON_CODE = 0;
    private static final int ON_PORT = 2;
    private static final int ON_READ_AND_WRITE = 3;
    /// Bytes, by the length field.
    private static final int[] LENGTHS = {1, 2, 8, 4};

    private final Cpu cpu;
    private final long[] addresses = new long[NUMBER];
    private long status = STATUS_FIXED;
    private long control = CONTROL_FIXED;
    private boolean breaksOnCode;
    private boolean breaksOnPorts;
    /// The running instruction began with TF set.
    private boolean stepping;
    /// Status bits of a trap that waits for the end of the instruction.
    private long pending;
    /// The stack segment was just loaded: traps wait for one instruction more. Intel SDM vol. 3A §6.8.3.
    private boolean held;

    DebugUnit(Cpu cpu) {
        this.cpu = cpu;
    }

    void reset() {
        Arrays.fill(addresses, 0);
        status = STATUS_FIXED;
        control = CONTROL_FIXED;
        stepping = false;
        pending = 0;
        held = false;
        arm();
    }

    private DataBreakpoints data() {
        return cpu.mmu.breakpoints();
    }

    /// Reads DR0 to DR3, DR6 or DR7.
    long read(int number) {
        requireAccess();
        return number == 6 ? status : number == 7 ? control : addresses[number];
    }

    void write(int number, long value) {
        requireAccess();
        if (number >= 6 && value >>> 32 != 0) {
            throw cpu.faults.generalProtection(0);
        }
        switch (number) {
            case 6 -> status = value & STATUS_WRITABLE | STATUS_FIXED;
            case 7 -> {
                control = value & CONTROL_WRITABLE | CONTROL_FIXED;
                arm();
            }
            default -> {
                addresses[number] = value;
                arm();
            }
        }
    }

    private void requireAccess() {
        if ((control & GENERAL_DETECT) != 0) {
            status |= REGISTER_ACCESS;
            throw cpu.faults.raise(Vector.DEBUG);
        }
    }

    private void arm() {
        breaksOnCode = false;
        breaksOnPorts = false;
        data().disarm();
        for (int i = 0; i < NUMBER; i++) {
            if (!isEnabled(i)) {
                continue;
            }
            switch (kind(i)) {
                case ON_CODE -> breaksOnCode = true;
                case ON_PORT -> breaksOnPorts = true;
                default -> data().arm(i, addresses[i] & -length(i), length(i), kind(i) == ON_READ_AND_WRITE);
            }
        }
        cpu.mmu.forgetFrames();
    }

    private boolean isEnabled(int number) {
        return (control >> 2 * number & 3) != 0;
    }

    private int kind(int number) {
        return (int) (control >> 16 + 4 * number) & 3;
    }

    private int length(int number) {
        return LENGTHS[(int) (control >> 18 + 4 * number) & 3];
    }

    /// Whether instructions have to be taken one by one.
    public boolean isCareful() {
        return breaksOnCode || (cpu.flags.system & (Flags.TF | Flags.RF)) != 0;
    }

    /// Before an instruction that is taken alone. False if a breakpoint's handler was entered instead.
    public boolean begin() {
        boolean resumes = (cpu.flags.system & Flags.RF) != 0;
        cpu.flags.system &= ~Flags.RF;
        int hits = resumes || held || !breaksOnCode ? 0 : codeHits(cpu.codeAddress(cpu.rip));
        if (hits != 0) {
            status = status & ~HITS | hits;
            cpu.delivery.debugException();
            return false;
        }
        stepping = (cpu.flags.system & Flags.TF) != 0;
        if (stepping) {
            cpu.clock.leaveBlock = true;
        }
        return true;
    }

    private int codeHits(long linear) {
        int hits = 0;
        for (int i = 0; i < NUMBER; i++) {
            hits |= isEnabled(i) && kind(i) == ON_CODE && addresses[i] == linear ? 1 << i : 0;
        }
        return hits;
    }

    /// Behind an instruction that was taken alone, or an iteration of it.
    public void end() {
        if (stepping && !held) {
            pending |= SINGLE_STEP;
        }
        stepping = false;
    }

    /// The running instruction is single-stepped.
    public boolean isStepping() {
        return stepping;
    }

    /// Whether the running instruction traps after all: not if it has entered a handler, and `syscall` only by the flag it leaves.
    void step(boolean traps) {
        stepping = traps;
    }

    /// `sysret` has set the flags: with TF it traps at once, as if the system call had been stepped.
    void stepBack() {
        stepping = false;
        pending |= (cpu.flags.system & Flags.TF) != 0 ? SINGLE_STEP : 0;
    }

    /// The running instruction is a load of the stack segment.
    public void hold() {
        held = true;
    }

    /// The instruction behind a load of the stack segment begins.
    public void release() {
        held = false;
    }

    /// The running instruction has touched what a breakpoint is on.
    public boolean isHit() {
        return data().hits() != 0;
    }

    void port(int port, int width) {
        for (int i = 0; breaksOnPorts && i < NUMBER; i++) {
            boolean counts = isEnabled(i) && kind(i) == ON_PORT && (cpu.cr4 & Cpu.CR4_DE) != 0;
            long from = addresses[i] & -length(i);
            if (counts && port < from + length(i) && from < port + width) {
                pending |= 1 << i;
                cpu.clock.leaveBlock = true;
            }
        }
    }

    /// Whether a trap is due between two instructions.
    public boolean isTrapPending() {
        return !held && (pending | data().hits()) != 0;
    }

    /// Enters the handler of the trap that is due.
    public void trap() {
        long hits = pending & HITS | data().hits();
        status = (hits != 0 ? status & ~HITS | hits : status) | pending & SINGLE_STEP;
        forget();
        cpu.halted = false;
        cpu.delivery.debugException();
    }

    /// The instruction did not complete.
    void forget() {
        pending = 0;
        data().hits(0);
    }

    /// A debug exception's handler is entered: it may use the registers.
    void allowAccess() {
        control &= ~GENERAL_DETECT;
    }

    void digest(LongConsumer digest) {
        for (long address : addresses) {
            digest.accept(address);
        }
        digest.accept(status);
        digest.accept(control);
        digest.accept(pending << 8 | data().hits() << 1 | (held ? 1 : 0));
    }

    /// Takes the registers down or puts them back. Between two instructions.
    void state(StateTape tape) {
        tape.words(addresses);
        status = tape.word(status);
        control = tape.word(control);
        pending = tape.word(pending);
        held = tape.bit(held);
        data().hits(tape.number(data().hits()));
        arm();
    }
}
