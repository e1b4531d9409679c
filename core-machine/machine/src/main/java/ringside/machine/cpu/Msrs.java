package ringside.machine.cpu;

import java.util.function.LongConsumer;
import ringside.machine.device.LocalApic;
import ringside.machine.isa.CodeSize;
import ringside.machine.state.StateTape;
import ringside.machine.trace.TraceEvent;

/// Model-specific registers. Numbers: Intel SDM vol. 4, table 2-2. Any other number raises #GP.
public final class Msrs {
    static final int TSC = 0x10;
    static final int APIC_BASE = 0x1B;
    static final int PAT = 0x277;
    static final int EXTENDED_APIC = 0x800;
    static final int EXTENDED_APIC_END = 0xC00;
    static final int EFER = 0xC000_0080;
    static final int STAR = 0xC000_0081;
    static final int LSTAR = 0xC000_0082;
    static final int CSTAR = 0xC000_0083;
    static final int FMASK = 0xC000_0084;
    static final int FS_BASE = 0xC000_0100;
    static final int GS_BASE = 0xC000_0101;
    static final int KERNEL_GS_BASE = 0xC000_0102;
    static final int TSC_AUX = 0xC000_0103;
    /// AMD64 BIOS and Kernel Developer's Guide, family 0Fh, "Interrupt Pending and CMP-Halt": none of it is switched on here.
    static final int INTERRUPT_PENDING_MESSAGE = 0xC001_0055;
    /// AMD's SYSCFG: no feature of it is on. AMD APM vol. 2, §7.9.
    static final int SYSTEM_CONFIGURATION = 0xC001_0010;

    private final Cpu cpu;
    private long star;
    /// The segments STAR names, made once because every system call loads them.
    private Segment kernelCode;
    private Segment kernelStack;
    private Segment userCode;
    private Segment userNarrowCode;
    private Segment userStack;
    private long longTarget;
    private long compatibilityTarget;
    private long flagMask;
    private long kernelGsBase;
    private long auxiliary;
    private long pat = 0x0007_0406_0007_0406L;
    private long timeStampOffset;
    private final MemoryTypes memoryTypes = new MemoryTypes();

    Msrs(Cpu cpu) {
        this.cpu = cpu;
        writeStar(0);
    }

    private void writeStar(long value) {
        star = value;
        int kernel = (int) (value >>> 32) & 0xFFFC;
        int user = (int) (value >>> 48);
        kernelCode = Segment.flatCode(kernel, 0, true);
        kernelStack = Segment.flatData(kernel + 8, 0);
        userCode = Segment.flatCode(user + 16 & 0xFFFC | 3, 3, true);
        userNarrowCode = Segment.flatCode(user & 0xFFFC | 3, 3, false);
        userStack = Segment.flatData(user + 8 & 0xFFFC | 3, 3);
    }

    public long read(int number) {
        cpu.requireRing0();
        return switch (number) {
            case TSC -> timeStamp();
            case APIC_BASE -> cpu.machinery.apicBase();
            case PAT -> pat;
            case EFER -> cpu.efer;
            case STAR -> star;
            case LSTAR -> longTarget;
            case CSTAR -> compatibilityTarget;
            case FMASK -> flagMask;
            case FS_BASE -> cpu.base(Segment.FS);
            case GS_BASE -> cpu.base(Segment.GS);
            case KERNEL_GS_BASE -> kernelGsBase;
            case TSC_AUX -> {
                requireRdtscp();
                yield auxiliary;
            }
            case INTERRUPT_PENDING_MESSAGE, SYSTEM_CONFIGURATION -> 0;
            default -> {
                if (MemoryTypes.has(number)) {
                    yield memoryTypes.read(number);
                }
                require(isExtendedApic(number));
                long value = cpu.machinery.apicRegister(number - EXTENDED_APIC);
                require(value != -1);
                yield value;
            }
        };
    }

    private static boolean isExtendedApic(int number) {
        return number >= EXTENDED_APIC && number < EXTENDED_APIC_END;
    }

    public void write(int number, long value) {
        cpu.requireRing0();
        switch (number) {
            case TSC -> timeStampOffset = value - cpu.clock.now();
            case APIC_BASE -> {
                require(cpu.features.extendedApic() || (value & LocalApic.EXTENDED) == 0);
                require(cpu.machinery.apicBase(value));
            }
            case PAT -> {
                require(isPageAttributes(value));
                pat = value;
            }
            case EFER -> writeEfer(value);
            case STAR -> writeStar(value);
            case LSTAR -> longTarget = canonical(value);
            case CSTAR -> compatibilityTarget = canonical(value);
            case FMASK -> flagMask = narrow(value);
            case FS_BASE -> cpu.setBase(Segment.FS, canonical(value));
            case GS_BASE -> cpu.setBase(Segment.GS, canonical(value));
            case KERNEL_GS_BASE -> kernelGsBase = canonical(value);
            case TSC_AUX -> {
                requireRdtscp();
                auxiliary = narrow(value);
            }
            default -> require(MemoryTypes.has(number) ? memoryTypes.write(number, value)
                    : isExtendedApic(number) && cpu.machinery.apicRegister(number - EXTENDED_APIC, value));
        }
    }

    /// Eight memory types; 2 and 3 and those above 7 do not exist. Intel SDM vol. 3A §11.12.2.
    private static boolean isPageAttributes(long value) {
        boolean small = (value & 0xF8F8_F8F8_F8F8_F8F8L) == 0;
        return small && (value & 0x0202_0202_0202_0202L & ~(value >>> 1 & 0x0202_0202_0202_0202L)) == 0;
    }

    private void require(boolean condition) {
        if (!condition) {
            throw cpu.faults.generalProtection(0);
        }
    }

    private void requireRdtscp() {
        require(cpu.features.rdtscp());
    }

    private long narrow(long value) {
        require(value >>> 32 == 0);
        return value;
    }

    private long canonical(long value) {
        require(value << 16 >> 16 == value);
        return value;
    }

    private void writeEfer(long value) {
        long known = Cpu.EFER_SCE | Cpu.EFER_LME | Cpu.EFER_LMA | Cpu.EFER_NXE;
        require((value & ~known) == 0);
        boolean paging = (cpu.cr0 & Cpu.CR0_PG) != 0;
        require(!paging || ((value ^ cpu.efer) & Cpu.EFER_LME) == 0);
        cpu.efer = value & ~Cpu.EFER_LMA | cpu.efer & Cpu.EFER_LMA;
        ControlRegisters.configure(cpu);
    }

    /// The time-stamp counter: model cycles.
    public long timeStamp() {
        return cpu.clock.now() + timeStampOffset;
    }

    public long auxiliary() {
        return auxiliary;
    }

    /// `swapgs`.
    public void swapGs() {
        cpu.requireRing0();
        long inner = kernelGsBase;
        kernelGsBase = cpu.base(Segment.GS);
        cpu.setBase(Segment.GS, inner);
    }

    /// `syscall`; `next` is the address behind it. Intel SDM vol. 2B, SYSCALL; 32-bit code in long mode has a target of its own, as AMD has
    /// it (APM vol. 3, SYSCALL).
    public void systemCall(long next) {
        if ((cpu.efer & Cpu.EFER_SCE) == 0 || !cpu.isLongMode()) {
            throw cpu.faults.undefined();
        }
        long target = cpu.codeSize == CodeSize.BITS64 ? longTarget : compatibilityTarget;
        if (cpu.tracer != null) {
            cpu.tracer.systemCallEntry();
        }
        cpu.registers[Cpu.RCX] = next;
        long flags = cpu.flags.value() & ~Flags.RF;
        cpu.registers[Cpu.R11] = flags;
        cpu.flags(flags & ~flagMask);
        cpu.debug.step(cpu.debug.isStepping() && (cpu.flags.system & Flags.TF) != 0);
        cpu.setRing(0, TraceEvent.Cause.SYSCALL);
        cpu.setSegment(Segment.CS, kernelCode);
        cpu.setSegment(Segment.SS, kernelStack);
        cpu.rip = target;
    }

    /// `sysret`, to 32-bit code unless its operands have 64 bits. Intel SDM vol. 2B, SYSRET.
    public void systemReturn(int operandSize) {
        if ((cpu.efer & Cpu.EFER_SCE) == 0 || cpu.codeSize != CodeSize.BITS64) {
            throw cpu.faults.undefined();
        }
        cpu.requireRing0();
        boolean wide = operandSize == 8;
        long target = wide ? cpu.registers[Cpu.RCX] : cpu.registers[Cpu.RCX] & 0xFFFF_FFFFL;
        if (target << 16 >> 16 != target) {
            throw cpu.faults.generalProtection(0);
        }
        if (cpu.tracer != null) {
            cpu.tracer.systemCallExit();
        }
        cpu.flags(cpu.registers[Cpu.R11] & ~(Flags.RF | Flags.VM));
        cpu.debug.stepBack();
        cpu.setRing(3, TraceEvent.Cause.SYSRET);
        cpu.setSegment(Segment.CS, wide ? userCode : userNarrowCode);
        cpu.setSegment(Segment.SS, userStack);
        cpu.rip = target;
        cpu.clock.leaveBlock = true;
    }

    void digest(LongConsumer digest) {
        for (long value : new long[] {star, longTarget, compatibilityTarget, flagMask, kernelGsBase, auxiliary, pat, timeStampOffset}) {
            digest.accept(value);
        }
        memoryTypes.digest(digest);
    }

    /// Takes the registers down or puts them back.
    void state(StateTape tape) {
        writeStar(tape.word(star));
        longTarget = tape.word(longTarget);
        compatibilityTarget = tape.word(compatibilityTarget);
        flagMask = tape.word(flagMask);
        kernelGsBase = tape.word(kernelGsBase);
        auxiliary = tape.word(auxiliary);
        pat = tape.word(pat);
        timeStampOffset = tape.word(timeStampOffset);
        memoryTypes.state(tape);
    }
}
