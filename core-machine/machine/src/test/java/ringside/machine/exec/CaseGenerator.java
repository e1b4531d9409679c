package ringside.machine.exec;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.isa.Form;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.InstructionTable;
import ringside.machine.isa.MemoryOperand;
import ringside.machine.isa.Op;
import ringside.machine.isa.RandomEncoding;
import ringside.machine.isa.Slot;

/// Makes cases: a row of the table, encoded at random, and a state in which it does something worth comparing.
final class CaseGenerator {
    /// Left out: what needs the system below it, tells apart processors, or shows where the operating system keeps things.
    private static final Set<Op> LEFT_OUT = EnumSet.of(Op.UNSUPPORTED, Op.SYSCALL, Op.SYSRET, Op.INT, Op.INT1, Op.INT3, Op.INTO, Op.IRET, Op.LRET,
            Op.LCALL, Op.LJMP, Op.CPUID, Op.RDTSC, Op.RDTSCP, Op.RDPMC, Op.SGDT, Op.SIDT, Op.SLDT, Op.STR, Op.SMSW, Op.VERR, Op.VERW, Op.LAR, Op.LSL,
            Op.MOVFROMSEG, Op.MOVTOSEG, Op.PUSHSEG, Op.POPSEG, Op.LOADFAR, Op.IN, Op.OUT, Op.INS, Op.OUTS, Op.RCPPS, Op.RCPSS, Op.RSQRTPS, Op.RSQRTSS, Op.TOO_LONG,
            Op.CLAC, Op.STAC, Op.INVPCID);
    /// Later processors give these encodings a meaning; the rows say `bsf` and `nop`.
    private static final Set<String> LATER = Set.of("tzcnt", "lzcnt");

    /// Significand of pi.
    private static final long PI = 0xC90F_DAA2_2168_C235L;
    /// `int3`.
    private static final int HOST_FILLER = 0xCC;

    private final List<Form> forms;
    private final Sandbox decoder;
    private SplittableRandom random;

    private CaseGenerator(Sandbox decoder, Predicate<Form> wanted) {
        this.decoder = decoder;
        forms = InstructionTable.shared().forms().stream().filter(form -> !LEFT_OUT.contains(form.op())
                && !form.is(Form.Attribute.ONLY32) && !LATER.contains(form.mnemonics().getFirst())).filter(wanted).toList();
    }

    /// Of instructions whose results follow from the manual.
    static CaseGenerator exact(Sandbox decoder) {
        return new CaseGenerator(decoder, form -> !Approximation.isOne(form.op()));
    }

    /// Of those whose results processors approximate.
    static CaseGenerator approximate(Sandbox decoder) {
        return new CaseGenerator(decoder, form -> Approximation.isOne(form.op()));
    }

    List<Form> forms() {
        return forms;
    }

    /// The case with that number.
    HostCase make(long seed, int number) {
        random = new SplittableRandom(seed * 1_000_003 + number);
        while (true) {
            var made = new HostCase();
            var form = forms.get(random.nextInt(forms.size()));
            RandomEncoding.encode(random, form, made.code);
            var in = decoder.decode(made);
            if (isUsable(in, form) && place(in, made)) {
                Arrays.fill(made.code, in.length(), made.code.length, (byte) HOST_FILLER);
                return made;
            }
        }
    }

    private static boolean isUsable(Instruction in, Form form) {
        if (in.form() != form || in.length() > 15) {
            return false;
        }
        var memory = in.memory();
        boolean pop = in.form().op() == Op.POP && in.rm() < 0 && memory != null;
        return memory == null || memory.base() >= 0 && (memory.index() < 0 || memory.index() != memory.base() && !isBitTest(in))
                && !(pop && memory.base() == Cpu.RSP) && in.prefixes().segment() < 0 || isHint(in);
    }

    private static boolean isHint(Instruction in) {
        return in.form().is(Form.Attribute.HINT) || in.form().op() == Op.LEA;
    }

    private static boolean isBitTest(Instruction in) {
        return switch (in.form().op()) {
            case BT, BTS, BTR, BTC -> true;
            default -> false;
        };
    }

    /// Fills the state so that addresses hit the memory there is, most of the time. False if that cannot be.
    private boolean place(Instruction in, HostCase to) {
        for (int i = 0; i < 16; i++) {
            to.general[i] = integer();
        }
        to.flags = 0x202 | random.nextInt() & Flags.STATUS | (random.nextInt(4) == 0 ? Flags.DF : 0);
        floating(to);
        implicit(in, to);
        long target = 0;
        var memory = in.memory();
        if (memory != null && !isHint(in)) {
            target = address(in);
            long base = target - memory.displacement() - (memory.index() >= 0 ? to.general[memory.index()] << memory.scale() : 0);
            to.general[memory.base()] = in.addressSize() == 4 && random.nextBoolean() ? base & 0xFFFF_FFFFL | random.nextLong() << 32 : base;
            if (isBitTest(in) && in.form().operands().get(1) == Slot.GV) {
                if (in.reg() == memory.base()) {
                    return false;
                }
                to.general[in.reg()] = random.nextInt(8192) - 4096;
            }
        }
        patch(in, to, target);
        return true;
    }

    private void implicit(Instruction in, HostCase to) {
        to.general[Cpu.RSP] = stackAddress();
        switch (in.form().op()) {
            case MOVS, CMPS, STOS, LODS, SCAS -> {
                to.general[Cpu.RSI] = near();
                to.general[Cpu.RDI] = near();
                to.general[Cpu.RCX] = random.nextInt(40);
            }
            case MASKMOV -> to.general[Cpu.RDI] = near();
            case XLAT -> to.general[Cpu.RBX] = near() - (to.general[Cpu.RAX] & 0xFF);
            case LEAVE -> to.general[Cpu.RBP] = stackAddress();
            case ENTER -> to.general[Cpu.RBP] = stackAddress();
            case F2XM1, FYL2XP1, FYL2X, FPATAN, FSIN, FCOS, FSINCOS, FPTAN -> argument(in.form().op(), to);
            case DIV, IDIV -> to.general[Cpu.RDX] = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(3) - 1;
            case CMPXCHG2X -> {
                to.general[Cpu.RAX] = 0;
                to.general[Cpu.RDX] = 0;
            }
            default -> { }
        }
    }

    private long stackAddress() {
        return random.nextInt(10) == 0 ? near() : Sandbox.DATA + 0x800 + random.nextInt(0x1000);
    }

    /// Somewhere in the mapped pages, often where two meet, sometimes outside.
    private long near() {
        return switch (random.nextInt(24)) {
            case 0, 1 -> Sandbox.DATA + 4096 - random.nextInt(24);
            case 2 -> Sandbox.DATA + 8192 - random.nextInt(24);
            case 3 -> Sandbox.DATA + 8192 + random.nextInt(4096);
            case 4 -> Sandbox.DATA + 3 * 4096 - random.nextInt(32);
            case 5 -> Sandbox.DATA - random.nextInt(16);
            case 6 -> random.nextLong() | 1L << 63 & ~(1L << 62);
            default -> Sandbox.DATA + random.nextInt(8192 - 64);
        };
    }

    private long address(Instruction in) {
        long at = near();
        boolean aligns = in.form().operands().stream().anyMatch(slot -> slot == Slot.WX || slot == Slot.M) && random.nextInt(8) > 0;
        return aligns ? at & -16L : at;
    }

    /// Interesting operands where the instruction reads memory.
    private void patch(Instruction in, HostCase to, long target) {
        for (int i = 0; i < to.patch.length; i++) {
            to.patch[i] = random.nextInt(3) == 0 ? integer() : real();
        }
        long at = target;
        if (target == 0) {
            at = to.general[Cpu.RSP];
        }
        switch (in.form().op()) {
            case RET -> to.patch[0] = code();
            case CALL, JMP -> {
                if (in.memory() != null) {
                    to.patch[0] = code();
                } else if (in.rm() >= 0) {
                    to.general[in.rm()] = code();
                }
            }
            case POPF -> to.patch[0] &= ~(Flags.TF | Flags.AC | Flags.NT | Flags.ID);
            case LDMXCSR -> to.patch[0] &= random.nextInt(4) == 0 ? -1 : 0xFFFF;
            case FXRSTOR -> to.patch[3] &= 0xFFFF;
            case CMPXCHG2X -> {
                to.patch[0] = random.nextInt(2);
                to.patch[1] = 0;
            }
            default -> { }
        }
        boolean fits = at >= Sandbox.DATA && at <= Sandbox.DATA + Sandbox.WRITABLE - 64;
        to.patchAt = fits ? at : 0;
        if (!fits && in.form().op() == Op.POPF) {
            to.general[Cpu.RSP] = Sandbox.DATA + 0x100;
            to.patchAt = Sandbox.DATA + 0x100;
        }
    }

    private long code() {
        return random.nextInt(8) == 0 ? near() : Sandbox.CODE + Sandbox.START + 64 + random.nextInt(256);
    }

    private long integer() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(5) - 2;
            case 1 -> 1L << random.nextInt(64);
            case 2 -> (1L << random.nextInt(64)) - 1;
            case 3 -> random.nextInt();
            case 4 -> random.nextInt(256);
            case 5 -> -1L << random.nextInt(64);
            default -> random.nextLong();
        };
    }

    private void floating(HostCase to) {
        for (int i = 0; i < 32; i++) {
            to.vectors[i] = random.nextInt(4) == 0 ? integer() : real();
        }
        if (random.nextInt(3) == 0) {
            System.arraycopy(to.vectors, 0, to.vectors, 16, 16);
        }
        to.mxcsr = random.nextBoolean() ? 0x1F80 : random.nextInt(0x10000) | (random.nextInt(3) > 0 ? 0x1F80 : 0);
        for (int i = 0; i < 8; i++) {
            extended(to, i);
        }
        to.tags = random.nextInt(4) == 0 ? random.nextInt(256) : random.nextBoolean() ? 0xFF : 0x0F;
        boolean masked = random.nextInt(4) > 0;
        to.control = 0x40 | (masked ? 0x3F : random.nextInt(64)) | random.nextInt(4) << 10
                | (random.nextInt(3) > 0 ? 3 : random.nextBoolean() ? 2 : 0) << 8;
        int flags = random.nextInt(64) & to.control;
        to.status = flags | random.nextInt(8) << 11 | random.nextInt(16) << 8 & 0x700 | random.nextInt(2) << 14;
    }

    private void extended(HostCase to, int i) {
        long significand = random.nextLong() << (random.nextBoolean() ? random.nextInt(64) : 0) | 1L << 63;
        int exponent = switch (random.nextInt(10)) {
            case 0 -> 0;
            case 1 -> 0x7FFF;
            case 2 -> random.nextInt(0x8000);
            case 3 -> random.nextInt(80);
            case 4 -> 0x7FFE - random.nextInt(80);
            default -> 0x3FFF - 40 + random.nextInt(110);
        };
        if (exponent == 0 && random.nextInt(4) > 0) {
            significand = random.nextBoolean() ? 0 : significand >>> 1 + random.nextInt(62);
        } else if (exponent == 0x7FFF && random.nextBoolean()) {
            significand = random.nextBoolean() ? 1L << 63 : 3L << 62;
        } else if (random.nextInt(40) == 0) {
            significand = random.nextLong();
        }
        to.stack[2 * i] = significand;
        to.stack[2 * i + 1] = exponent | random.nextInt(2) << 15;
    }

    /// Brings arguments, most of the time, to where functions are defined and interesting.
    private void argument(Op op, HostCase to) {
        if (random.nextInt(4) == 0) {
            return;
        }
        int sign = random.nextInt(2) << 15;
        to.stack[0] |= Long.MIN_VALUE;
        to.stack[1] = sign | switch (op) {
            case F2XM1 -> 0x3FFF - random.nextInt(80) + (to.stack[0] == Long.MIN_VALUE ? 0 : -1);
            case FYL2XP1 -> 0x3FFF - 2 - random.nextInt(80);
            case FYL2X -> random.nextInt(4) == 0 ? 0x3FFE + random.nextInt(2) : random.nextInt(0x8000);
            case FPATAN -> (to.stack[3] & 0x7FFF) - 5 + random.nextInt(10) & 0x7FFF;
            default -> 0x3FFF - 10 + random.nextInt(75);
        };
        switch (op) {
            case FYL2X -> {
                to.stack[1] &= random.nextInt(8) == 0 ? 0xFFFF : 0x7FFF;
                if (random.nextInt(4) == 0) {
                    to.stack[0] = random.nextBoolean() ? -1 - (random.nextLong() >>> random.nextInt(8, 64)) : 1L << 63 | random.nextLong() >>> random.nextInt(8, 64);
                }
            }
            case FSIN, FCOS, FSINCOS, FPTAN -> {
                if (random.nextInt(4) == 0) {
                    to.stack[0] = PI + random.nextInt(8) - 4;
                }
            }
            default -> { }
        }
    }

    /// A double, or two singles.
    private long real() {
        if (random.nextBoolean()) {
            return bits(52, 11);
        }
        return bits(23, 8) | bits(23, 8) << 32;
    }

    private long bits(int fraction, int exponentBits) {
        long most = (1L << exponentBits) - 1;
        long exponent = switch (random.nextInt(10)) {
            case 0 -> 0;
            case 1 -> most;
            case 2 -> random.nextLong() & most;
            case 3 -> random.nextInt(4);
            case 4 -> most - 1 - random.nextInt(4);
            default -> most / 2 - 20 + random.nextInt(70);
        };
        long payload = random.nextLong() >>> 64 - fraction;
        payload = switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> payload >>> random.nextInt(fraction);
            case 2 -> payload & -1L << random.nextInt(fraction);
            default -> payload;
        };
        long sign = random.nextInt(2);
        return sign << fraction + exponentBits | exponent << fraction | payload;
    }
}
