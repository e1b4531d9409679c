package ringside.machine.cpu;

/// `cpuid`: advertises exactly what this machine executes. Intel SDM vol. 2A, CPUID; AMD APM vol. 3, appendix E.
public final class CpuId {
    private static final int FPU = 1;
    private static final int DEBUG_EXTENSIONS = 1 << 2;
    private static final int TSC = 1 << 4;
    private static final int MSR = 1 << 5;
    private static final int PAE = 1 << 6;
    private static final int CX8 = 1 << 8;
    /// Told while the interrupt controller is on. Intel SDM vol. 3A §10.4.3.
    private static final int APIC = 1 << 9;
    private static final long APIC_ENABLED = 0x800;
    private static final int MTRR = 1 << 12;
    private static final int PGE = 1 << 13;
    private static final int CMOV = 1 << 15;
    private static final int PAT = 1 << 16;
    private static final int CLFLUSH = 1 << 19;
    private static final int MMX = 1 << 23;
    private static final int FXSR = 1 << 24;
    private static final int SSE = 1 << 25;
    private static final int SSE2 = 1 << 26;
    private static final int SSE3 = 1;
    /// In units of 8 bytes, in EBX.
    private static final int LINE = 8 << 8;
    private static final int SEVERAL_CORES = 1 << 28;
    private static final int CX16 = 1 << 13;
    private static final int CONTEXT_TAGS = 1 << 17;
    private static final int SMEP = 1 << 7;
    private static final int INVPCID = 1 << 10;
    private static final int SMAP = 1 << 20;
    private static final int X2APIC = 1 << 21;
    private static final int THREADS = 1 << 8;
    private static final int CORES = 2 << 8;
    private static final int HYPERVISOR = 1 << 31;
    private static final int LAHF = 1;
    private static final int SYSCALL = 1 << 11;
    private static final int NX = 1 << 20;
    private static final int GIGABYTE_PAGES = 1 << 26;
    private static final int RDTSCP = 1 << 27;
    private static final int LONG_MODE = 1 << 29;
    private static final int INVARIANT_TSC = 1 << 8;
    private static final int PSE = 1 << 3;
    /// Family 15, model 107, stepping 1, as QEMU's qemu64.
    public static final int SIGNATURE = 0x0006_0FB1;
    private static final String VENDOR = "AuthenticAMD";
    private static final String BRAND = "Ringside x86-64 model CPU";
    private static final int ADDRESS_BITS = 0x3028;
    /// The modelled TLB, which serves code and data, once for each: 512 translations of 4 KiB in sets of 4, told as its second level, whose fields are wide
    /// enough, and 32 larger ones, any of which may hold any, told as its first.
    /// AMD APM vol. 3, appendix E, functions 8000_0005h and 8000_0006h.
    private static final int LARGE_TRANSLATIONS = 0xFF20_FF20;
    private static final int SMALL_TRANSLATIONS = 0x4200_4200;

    private CpuId() {}

    /// Executes the instruction on the core's registers.
    public static void execute(Cpu cpu) {
        int leaf = (int) cpu.registers[Cpu.RAX];
        var f = cpu.features;
        switch (leaf) {
            case 0 -> set(cpu, f.extendedApic() ? 11 : 7, text(VENDOR, 0), text(VENDOR, 8), text(VENDOR, 4));
            case 1 -> set(cpu, SIGNATURE, cpu.core << 24 | cpu.machinery.cores() << 16 | LINE, SSE3 | CX16
                    | HYPERVISOR | (f.contextTags() ? CONTEXT_TAGS : 0) | (f.extendedApic() ? X2APIC : 0),
                    features(cpu));
            case 7 -> set(cpu, 0, cpu.registers[Cpu.RCX] << 32 != 0 ? 0
                    : (f.contextTags() ? INVPCID : 0) | (f.supervisorGuards() ? SMEP | SMAP : 0), 0, 0);
            case 11 -> topology(cpu, (int) cpu.registers[Cpu.RCX]);
            case 0x8000_0000 -> set(cpu, 0x8000_0008, text(VENDOR, 0), text(VENDOR, 8), text(VENDOR, 4));
            case 0x8000_0001 -> set(cpu, SIGNATURE, 0, LAHF, SYSCALL | NX | LONG_MODE | (f.gigabytePages() ? GIGABYTE_PAGES : 0)
                    | (f.rdtscp() ? RDTSCP : 0) | FPU | DEBUG_EXTENSIONS | PSE | TSC | MSR | PAE | CX8 | apic(cpu) | MTRR | PGE | CMOV | PAT
                    | MMX | FXSR);
            case 0x8000_0002, 0x8000_0003, 0x8000_0004 -> {
                int at = (leaf - 0x8000_0002) * 16;
                set(cpu, text(BRAND, at), text(BRAND, at + 4), text(BRAND, at + 8), text(BRAND, at + 12));
            }
            case 0x8000_0005 -> set(cpu, LARGE_TRANSLATIONS, 0, 0, 0);
            case 0x8000_0006 -> set(cpu, 0, SMALL_TRANSLATIONS, 0, 0);
            case 0x8000_0007 -> set(cpu, 0, 0, 0, f.invariantTsc() ? INVARIANT_TSC : 0);
            case 0x8000_0008 -> set(cpu, ADDRESS_BITS, 0, cpu.machinery.cores() - 1, 0);
            default -> set(cpu, 0, 0, 0, 0);
        }
    }

    /// EDX of leaf 1.
    public static int features(Cpu cpu) {
        return FPU | DEBUG_EXTENSIONS | PSE | TSC | MSR | PAE | CX8 | apic(cpu) | MTRR | PGE | CMOV | PAT | CLFLUSH | MMX | FXSR | SSE | SSE2
                | (cpu.machinery.cores() > 1 ? SEVERAL_CORES : 0);
    }

    /// One thread in each core, all cores in one package.
    private static void topology(Cpu cpu, int level) {
        int cores = cpu.machinery.cores();
        if (!cpu.features.extendedApic()) {
            set(cpu, 0, 0, 0, 0);
        } else if (level == 0) {
            set(cpu, 0, 1, THREADS, cpu.core);
        } else if (level == 1) {
            set(cpu, Integer.SIZE - Integer.numberOfLeadingZeros(cores - 1), cores, CORES | 1, cpu.core);
        } else {
            set(cpu, 0, 0, level & 0xFF, cpu.core);
        }
    }

    private static int apic(Cpu cpu) {
        return (cpu.machinery.apicBase() & APIC_ENABLED) != 0 ? APIC : 0;
    }

    private static void set(Cpu cpu, int eax, int ebx, int ecx, int edx) {
        cpu.registers[Cpu.RAX] = eax & 0xFFFF_FFFFL;
        cpu.registers[Cpu.RBX] = ebx & 0xFFFF_FFFFL;
        cpu.registers[Cpu.RCX] = ecx & 0xFFFF_FFFFL;
        cpu.registers[Cpu.RDX] = edx & 0xFFFF_FFFFL;
    }

    private static int text(String text, int at) {
        int value = 0;
        for (int i = 0; i < 4 && at + i < text.length(); i++) {
            value |= text.charAt(at + i) << 8 * i;
        }
        return value;
    }
}
