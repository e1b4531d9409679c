package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.cpu.GuestFault;
import ringside.machine.cpu.Segment;
import ringside.machine.cpu.Suspend;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.isa.Slot;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.mmu.Access;
import ringside.machine.time.CostTable;

/// String instructions, with and without `rep`.
///
/// A repeated instruction retires as one, however long it works. It works in chunks that end where a page of its source or destination ends; between
/// chunks it may be interrupted, with RCX, RSI and RDI telling what is done and RIP still at it. Faults come before the element
/// that faults. Time is charged for each aligned 8-byte word that a chunk's destination (source, where there is none) begins.
final class Strings {
    /// Bytes that are moved at once in about the time that an element takes alone.
    private static final int BYTES_PER_STEP = 1024;

    private Strings() {}

    static void run(Cpu cpu, Instruction in) {
        boolean repeated = in.prefixes().repeat() || in.prefixes().repeatNotEqual();
        if (!repeated) {
            element(cpu, in);
            advance(cpu, in, 1);
            return;
        }
        if (compares(in)) {
            compareRepeatedly(cpu, in);
        } else {
            repeat(cpu, in);
        }
    }

    /// A fault leaves the flags as they were before the first iteration (Intel SDM vol. 2B, REP), however often the comparison was suspended
    /// until then: it takes no flag in, and the iteration that ends it sets them. A debug exception between two iterations shows those
    /// of the first.
    private static void compareRepeatedly(Cpu cpu, Instruction in) {
        int before = cpu.flags.status();
        try {
            repeat(cpu, in);
        } catch (GuestFault fault) {
            cpu.flags.status(before);
            throw fault;
        } catch (Suspend suspended) {
            if (!cpu.debug.isStepping() && !cpu.debug.isHit()) {
                cpu.flags.status(before);
            }
            throw suspended;
        }
    }

    private static void repeat(Cpu cpu, Instruction in) {
        long mask = in.addressMask();
        while ((cpu.registers[Cpu.RCX] & mask) != 0) {
            boolean finished = chunk(cpu, in, mask);
            if (finished) {
                break;
            }
            if (cpu.clock.leaveBlock && (cpu.registers[Cpu.RCX] & mask) != 0) {
                throw Suspend.INSTANCE;
            }
        }
        if (in.form().op() == Op.MOVS && cpu.tracer() != null) {
            cpu.tracer().copyEnded();
        }
    }

    /// Does iterations up to a page end. Tells whether a comparison ended the repetition.
    private static boolean chunk(Cpu cpu, Instruction in, long mask) {
        long count = cpu.registers[Cpu.RCX] & mask;
        long possible = Math.min(count, elementsToPageEnd(cpu, in));
        if (cpu.debug.isStepping()) {
            possible = Math.min(possible, 1);
        }
        if (possible > 1 && bulk(cpu, in, possible)) {
            cpu.clock.work(1 + possible * width(in) / BYTES_PER_STEP);
            charge(cpu, in, possible);
            advance(cpu, in, possible);
            Branches.setAddress(cpu, Cpu.RCX, in, count - possible);
            return false;
        }
        long done = 0;
        boolean finished = false;
        long limit = Math.max(1, possible);
        while (done < limit && !finished && !cpu.debug.isHit()) {
            element(cpu, in);
            charge(cpu, in, 1);
            advance(cpu, in, 1);
            done++;
            Branches.setAddress(cpu, Cpu.RCX, in, count - done);
            finished = compares(in) && cpu.flags.zero() == in.prefixes().repeatNotEqual();
        }
        cpu.clock.work(done);
        return finished;
    }

    private static boolean compares(Instruction in) {
        return in.form().op() == Op.CMPS || in.form().op() == Op.SCAS;
    }

    private static int width(Instruction in) {
        for (var slot : in.form().operands()) {
            switch (slot) {
                case XB, XV, XZ, YB, YV, YZ -> {
                    return slot.width(in.operandSize(), in.wide());
                }
                default -> { }
            }
        }
        throw new IllegalArgumentException("not a string instruction: " + in.form());
    }

    private static boolean has(Instruction in, Slot... slots) {
        for (var slot : slots) {
            if (in.form().operands().contains(slot)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasSource(Instruction in) {
        return has(in, Slot.XB, Slot.XV, Slot.XZ);
    }

    private static boolean hasDestination(Instruction in) {
        return has(in, Slot.YB, Slot.YV, Slot.YZ);
    }

    private static long source(Cpu cpu, Instruction in) {
        int segment = in.prefixes().segment() >= 0 ? in.prefixes().segment() : Segment.DS;
        boolean flat = in.wide() && segment < Segment.FS;
        return (cpu.registers[Cpu.RSI] & in.addressMask()) + (flat ? 0 : cpu.registers[Cpu.SEGMENT_BASES + segment]);
    }

    private static long destination(Cpu cpu, Instruction in) {
        return (cpu.registers[Cpu.RDI] & in.addressMask()) + (in.wide() ? 0 : cpu.registers[Cpu.SEGMENT_BASES + Segment.ES]);
    }

    private static long elementsToPageEnd(Cpu cpu, Instruction in) {
        boolean down = (cpu.flags.system & Flags.DF) != 0;
        int width = width(in);
        long elements = Long.MAX_VALUE;
        if (hasSource(in)) {
            elements = roomInPage(source(cpu, in), width, down);
        }
        if (hasDestination(in)) {
            elements = Math.min(elements, roomInPage(destination(cpu, in), width, down));
        }
        return elements;
    }

    /// Whole elements from an address to the end (or, going down, the start) of its page.
    private static long roomInPage(long address, int width, boolean down) {
        int offset = (int) address & 4095;
        return down ? offset + width > 4096 ? 0 : offset / width + 1 : (4096 - offset) / width;
    }

    private static void charge(Cpu cpu, Instruction in, long elements) {
        long length = elements * width(in);
        long at = hasDestination(in) ? destination(cpu, in) : source(cpu, in);
        long first = (cpu.flags.system & Flags.DF) == 0 ? at : at - length + width(in);
        long words = (first + length + 7 >> 3) - (first + 7 >> 3);
        cpu.clock.charge((int) words * cpu.costs.price(CostTable.Item.STRING_PER_8_BYTES));
    }

    /// Moves the index registers. Where there is no destination or source their register stays.
    private static void advance(Cpu cpu, Instruction in, long elements) {
        long step = (cpu.flags.system & Flags.DF) == 0 ? elements * width(in) : -elements * width(in);
        if (hasSource(in)) {
            Branches.setAddress(cpu, Cpu.RSI, in, cpu.registers[Cpu.RSI] + step);
        }
        if (hasDestination(in)) {
            Branches.setAddress(cpu, Cpu.RDI, in, cpu.registers[Cpu.RDI] + step);
        }
    }

    /// Outside 64-bit mode: raises the fault of an access to the element so many ahead, if any.
    private static void requireInside(Cpu cpu, Instruction in, long element) {
        int width = width(in);
        if (hasSource(in)) {
            int segment = in.prefixes().segment() >= 0 ? in.prefixes().segment() : Segment.DS;
            cpu.segmentation().requireInside(segment, (cpu.registers[Cpu.RSI] & in.addressMask()) + element * width, width, false);
        }
        if (hasDestination(in)) {
            boolean writes = in.form().op() == Op.MOVS || in.form().op() == Op.STOS || in.form().op() == Op.INS;
            cpu.segmentation().requireInside(Segment.ES, (cpu.registers[Cpu.RDI] & in.addressMask()) + element * width, width, writes);
        }
    }

    private static boolean isInside(Cpu cpu, Instruction in, long elements) {
        try {
            requireInside(cpu, in, 0);
            requireInside(cpu, in, elements - 1);
            return true;
        } catch (GuestFault fault) {
            return false;
        }
    }

    private static void element(Cpu cpu, Instruction in) {
        int width = width(in);
        if (!in.wide()) {
            requireInside(cpu, in, 0);
        }
        int shift = 64 - 8 * width;
        switch (in.form().op()) {
            case MOVS -> move(cpu, in, width);
            case STOS -> cpu.mmu.store(destination(cpu, in), width, cpu.registers[Cpu.RAX]);
            case LODS -> Arithmetic.setRegister(cpu, Cpu.RAX, cpu.mmu.load(source(cpu, in), width), shift);
            case SCAS -> compare(cpu, Actions.cut(cpu.registers[Cpu.RAX], shift), cpu.mmu.load(destination(cpu, in), width), shift);
            case CMPS -> {
                long b = cpu.mmu.load(destination(cpu, in), width);
                compare(cpu, cpu.mmu.load(source(cpu, in), width), b, shift);
            }
            case INS -> input(cpu, in, width);
            case OUTS -> output(cpu, in, width);
            default -> throw new IllegalArgumentException("not a string instruction: " + in.form());
        }
    }

    private static void move(Cpu cpu, Instruction in, int width) {
        long from = source(cpu, in);
        long to = destination(cpu, in);
        cpu.mmu.store(to, width, cpu.mmu.load(from, width));
        if (cpu.tracer() != null && (in.prefixes().repeat() || in.prefixes().repeatNotEqual())) {
            cpu.tracer().copied(from, to, width);
        }
    }

    private static void compare(Cpu cpu, long a, long b, int shift) {
        cpu.flags.subtract(a, b, Actions.cut(a - b, shift));
    }

    private static void input(Cpu cpu, Instruction in, int width) {
        int port = (int) cpu.registers[Cpu.RDX] & 0xFFFF;
        cpu.requirePort(port, width);
        long to = destination(cpu, in);
        cpu.mmu.probeWrite(to, width);
        cpu.mmu.store(to, width, cpu.machinery.readPort(port, width));
    }

    private static void output(Cpu cpu, Instruction in, int width) {
        int port = (int) cpu.registers[Cpu.RDX] & 0xFFFF;
        cpu.requirePort(port, width);
        cpu.machinery.writePort(port, width, (int) (cpu.mmu.load(source(cpu, in), width) & -1L >>> 64 - 8 * width));
    }

    /// Moves or fills inside one page each at once, if both are plain RAM and elements go up. False if it did nothing.
    private static boolean bulk(Cpu cpu, Instruction in, long elements) {
        var op = in.form().op();
        if (op != Op.MOVS && op != Op.STOS || (cpu.flags.system & Flags.DF) != 0 || !in.wide() && !isInside(cpu, in, elements)) {
            return false;
        }
        int width = width(in);
        int length = (int) elements * width;
        long to = destination(cpu, in);
        long from = op == Op.MOVS ? source(cpu, in) : 0;
        long fromPhysical = op == Op.MOVS ? cpu.mmu.physical(from, Access.READ) : 0;
        long toPhysical = cpu.mmu.physical(to, Access.WRITE);
        var memory = cpu.mmu.memory();
        if (!cpu.mmu.isPlain(to) || op == Op.MOVS && !cpu.mmu.isPlain(from)) {
            return false;
        }
        if (!memory.contains(toPhysical) || !memory.contains(fromPhysical)) {
            return false;
        }
        if (op == Op.MOVS) {
            cpu.mmu.touch(fromPhysical, length, Access.READ);
        }
        cpu.mmu.touch(toPhysical, length, Access.WRITE);
        memory.announceStore(toPhysical, length);
        var target = memory.frame((int) (toPhysical >>> 12));
        int at = (int) toPhysical & 4095;
        if (op == Op.STOS) {
            fill(target, at, length, width, cpu.registers[Cpu.RAX]);
        } else {
            copy(memory.frame((int) (fromPhysical >>> 12)), (int) fromPhysical & 4095, target, at, length, width);
            if (cpu.tracer() != null) {
                cpu.tracer().copied(from, to, length);
            }
        }
        return true;
    }

    private static void fill(byte[] target, int at, int length, int width, long value) {
        for (int i = 0; i < length; i += width) {
            switch (width) {
                case 1 -> target[at + i] = (byte) value;
                case 2 -> PhysicalMemory.SHORT.set(target, at + i, (short) value);
                case 4 -> PhysicalMemory.INT.set(target, at + i, (int) value);
                default -> PhysicalMemory.LONG.set(target, at + i, value);
            }
        }
    }

    /// Element by element where the destination overlaps what is still to be read: bytes then repeat, as the instruction says.
    private static void copy(byte[] source, int from, byte[] target, int to, int length, int width) {
        if (source != target || to <= from || to >= from + length) {
            System.arraycopy(source, from, target, to, length);
            return;
        }
        for (int i = 0; i < length; i += width) {
            System.arraycopy(source, from + i, target, to + i, width);
        }
    }
}
