package ringside.machine.cpu;

import ringside.machine.isa.CodeSize;
import ringside.machine.mmu.PagingRules;

/// `mov` to and from control and debug registers. Intel SDM vol. 3A §2.5.
public final class ControlRegisters {
    private static final long CR0_FIXED = 0x10;
    private static final long CR0_KNOWN = 0xE005_003FL;
    private static final long CR0_CD = 1L << 30;
    private static final long CR0_NW = 1L << 29;
    private static final long CR4_PSE = 1L << 4;
    private static final long CR4_TSD = 1L << 2;
    private static final long CR4_PCE = 1L << 8;
    /// Changes of these load the upper four entries of three-level tables again. Intel SDM vol. 3A §4.4.1.
    private static final long LOADS_POINTERS = Cpu.CR4_PAE | Cpu.CR4_PGE | CR4_PSE | Cpu.CR4_SMEP;
    private static final long PHYSICAL = (1L << 40) - 1;
    private static final long KEEP_TRANSLATIONS = 1L << 63;

    private ControlRegisters() {}

    public static long read(Cpu cpu, int number) {
        requireControl(cpu, number);
        return switch (number) {
            case 0 -> cpu.cr0;
            case 2 -> cpu.cr2;
            case 3 -> cpu.cr3;
            case 4 -> cpu.cr4;
            case 8 -> cpu.machinery.taskPriority();
            default -> throw cpu.faults.undefined();
        };
    }

    public static void write(Cpu cpu, int number, long value) {
        requireControl(cpu, number);
        switch (number) {
            case 0 -> writeCr0(cpu, value);
            case 2 -> cpu.cr2 = value;
            case 3 -> writeCr3(cpu, value);
            case 4 -> writeCr4(cpu, value);
            case 8 -> {
                require(cpu, (value & ~15L) == 0);
                cpu.machinery.taskPriority((int) value);
            }
            default -> throw cpu.faults.undefined();
        }
    }

    /// That a register does not exist is found before the privilege is looked at.
    private static void requireControl(Cpu cpu, int number) {
        if (number > 8 || number == 1 || number > 4 && number < 8) {
            throw cpu.faults.undefined();
        }
        cpu.requireRing0();
    }

    private static void require(Cpu cpu, boolean condition) {
        if (!condition) {
            throw cpu.faults.generalProtection(0);
        }
    }

    private static void writeCr0(Cpu cpu, long value) {
        boolean paging = (value & Cpu.CR0_PG) != 0;
        require(cpu, value >>> 32 == 0);
        require(cpu, !paging || (value & Cpu.CR0_PE) != 0);
        require(cpu, (value & CR0_NW) == 0 || (value & CR0_CD) != 0);
        long changed = cpu.cr0 ^ value;
        boolean enable = paging && (cpu.cr0 & Cpu.CR0_PG) == 0;
        boolean disable = !paging && (cpu.cr0 & Cpu.CR0_PG) != 0;
        if (enable && (cpu.efer & Cpu.EFER_LME) != 0) {
            require(cpu, (cpu.cr4 & Cpu.CR4_PAE) != 0 && !cpu.segments[Segment.CS].isLong());
            cpu.efer |= Cpu.EFER_LMA;
        } else if (paging && !cpu.isLongMode() && (cpu.cr4 & Cpu.CR4_PAE) != 0 && (changed & (Cpu.CR0_PG | CR0_CD | CR0_NW)) != 0) {
            require(cpu, cpu.mmu.loadPointers(cpu.cr3));
        }
        if (disable) {
            require(cpu, cpu.codeSize != CodeSize.BITS64 && (cpu.cr4 & Cpu.CR4_PCIDE) == 0);
            cpu.efer &= ~Cpu.EFER_LMA;
        }
        cpu.cr0 = value & CR0_KNOWN | CR0_FIXED;
        if ((changed & (Cpu.CR0_PG | Cpu.CR0_WP)) != 0) {
            configure(cpu);
        }
        cpu.view();
    }

    private static void writeCr3(Cpu cpu, long value) {
        boolean tags = (cpu.cr4 & Cpu.CR4_PCIDE) != 0;
        boolean keep = tags && (value & KEEP_TRANSLATIONS) != 0;
        long next = tags ? value & ~KEEP_TRANSLATIONS : value;
        require(cpu, (next & ~PHYSICAL) == 0 || !cpu.isLongMode());
        require(cpu, !usesPointers(cpu, cpu.cr4) || cpu.mmu.loadPointers(next));
        if (cpu.tracer != null) {
            cpu.tracer.addressSpaceLoad(cpu.cr3, next);
        }
        cpu.cr3 = next;
        cpu.mmu.root(next & -4096L, tags ? (int) next & 0xFFF : 0, keep);
    }

    /// Paging with three levels, whose upper four entries live in the processor.
    private static boolean usesPointers(Cpu cpu, long cr4) {
        return (cpu.cr0 & Cpu.CR0_PG) != 0 && (cr4 & Cpu.CR4_PAE) != 0 && !cpu.isLongMode();
    }

    /// `invpcid`: what it drops is the page of `linear` in an address space, the space, everything, or everything but global pages.
    public static void invalidate(Cpu cpu, long kind, long tag, long linear) {
        boolean tags = (cpu.cr4 & Cpu.CR4_PCIDE) != 0;
        require(cpu, kind >= 0 && kind <= 3 && (tag & ~0xFFFL) == 0);
        require(cpu, kind > 1 || tag == 0 || tags);
        require(cpu, kind != 0 || linear << 16 >> 16 == linear);
        switch ((int) kind) {
            case 0 -> cpu.mmu.invalidatePage(linear, (int) tag);
            case 1 -> cpu.mmu.invalidateSpace((int) tag);
            case 2 -> cpu.mmu.invalidateAll();
            default -> cpu.mmu.invalidateSpaces();
        }
    }

    private static void writeCr4(Cpu cpu, long value) {
        long known = CR4_TSD | CR4_PSE | Cpu.CR4_OSFXSR | Cpu.CR4_OSXMMEXCPT
                | Cpu.CR4_DE | Cpu.CR4_PAE | Cpu.CR4_PGE | CR4_PCE | (cpu.features.contextTags() ? Cpu.CR4_PCIDE : 0)
                | (cpu.features.supervisorGuards() ? Cpu.CR4_SMEP | Cpu.CR4_SMAP : 0);
        require(cpu, (value & ~known) == 0);
        require(cpu, !cpu.isLongMode() || (value & Cpu.CR4_PAE) != 0);
        boolean tagsOn = (value & ~cpu.cr4 & Cpu.CR4_PCIDE) != 0;
        require(cpu, !tagsOn || cpu.isLongMode() && (cpu.cr3 & 0xFFF) == 0);
        long changed = cpu.cr4 ^ value;
        require(cpu, (changed & LOADS_POINTERS) == 0 || !usesPointers(cpu, value) || cpu.mmu.loadPointers(cpu.cr3));
        cpu.cr4 = value;
        if ((changed & (Cpu.CR4_PAE | Cpu.CR4_PGE | Cpu.CR4_PCIDE | CR4_PSE | Cpu.CR4_SMEP | Cpu.CR4_SMAP)) != 0) {
            configure(cpu);
        }
    }

    /// Tells the MMU how translation works now.
    static void configure(Cpu cpu) {
        var format = (cpu.cr0 & Cpu.CR0_PG) == 0 ? PagingRules.Format.NONE : cpu.isLongMode() ? PagingRules.Format.FOUR_LEVELS
                : (cpu.cr4 & Cpu.CR4_PAE) != 0 ? PagingRules.Format.THREE_LEVELS : PagingRules.Format.TWO_LEVELS;
        cpu.mmu.configure(new PagingRules(format, (cpu.cr0 & Cpu.CR0_WP) != 0, (cpu.efer & Cpu.EFER_NXE) != 0,
                (cpu.cr4 & Cpu.CR4_PGE) != 0, (cpu.cr4 & CR4_PSE) != 0, (cpu.cr4 & Cpu.CR4_SMEP) != 0, (cpu.cr4 & Cpu.CR4_SMAP) != 0));
    }

    /// Whether ring 3 may not read the time-stamp counter.
    public static boolean timeStampIsPrivileged(Cpu cpu) {
        return (cpu.cr4 & CR4_TSD) != 0 && cpu.ring != 0;
    }

    public static long readDebug(Cpu cpu, int number) {
        int at = alias(cpu, number);
        cpu.requireRing0();
        return cpu.debug.read(at);
    }

    public static void writeDebug(Cpu cpu, int number, long value) {
        int at = alias(cpu, number);
        cpu.requireRing0();
        cpu.debug.write(at, value);
    }

    /// DR4 and DR5 are DR6 and DR7, or with CR4.DE nothing.
    private static int alias(Cpu cpu, int number) {
        boolean isAlias = number == 4 || number == 5;
        if (number > 7 || isAlias && (cpu.cr4 & Cpu.CR4_DE) != 0) {
            throw cpu.faults.undefined();
        }
        return isAlias ? number + 2 : number;
    }
}
