package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.GuestFault;
import ringside.machine.cpu.Segment;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;

/// The stack. RSP changes only when the access has succeeded.
final class Stack {
    private Stack() {}

    private static long linear(Cpu cpu, long offset) {
        return (offset & cpu.stackMask()) + cpu.registers[Cpu.SEGMENT_BASES + Segment.SS];
    }

    static void push(Cpu cpu, long value, int width) {
        long next = cpu.registers[Cpu.RSP] - width;
        cpu.mmu.store(linear(cpu, next), width, value);
        move(cpu, next);
    }

    /// Sets RSP, or ESP or SP where the stack segment is narrower; SP leaves the other bits alone.
    private static void move(Cpu cpu, long to) {
        long mask = cpu.stackMask();
        cpu.registers[Cpu.RSP] = mask == 0xFFFF ? cpu.registers[Cpu.RSP] & ~mask | to & mask : to & mask;
    }

    /// Sign-extended value at the top.
    static long top(Cpu cpu, int width) {
        return cpu.mmu.load(linear(cpu, cpu.registers[Cpu.RSP]), width);
    }

    static void drop(Cpu cpu, long bytes) {
        move(cpu, cpu.registers[Cpu.RSP] + bytes);
    }

    static void push(Cpu cpu, Instruction in) {
        push(cpu, Actions.operand(in, 0).get(cpu), in.operandSize());
    }

    /// The address of a memory destination is computed with the new RSP.
    static void pop(Cpu cpu, Instruction in) {
        long old = cpu.registers[Cpu.RSP];
        long value = top(cpu, in.operandSize());
        drop(cpu, in.operandSize());
        try {
            Actions.operand(in, 0).set(cpu, value);
        } catch (GuestFault fault) {
            cpu.registers[Cpu.RSP] = old;
            throw fault;
        }
    }

    static void pushSegment(Cpu cpu, Instruction in) {
        push(cpu, cpu.segmentation().selector(segment(in)), in.operandSize());
    }

    static void popSegment(Cpu cpu, Instruction in) {
        cpu.segmentation().loadData(segment(in), (int) top(cpu, in.operandSize()) & 0xFFFF);
        drop(cpu, in.operandSize());
        cpu.interruptShadow = segment(in) == Segment.SS;
    }

    private static int segment(Instruction in) {
        return switch (in.form().operands().getFirst()) {
            case ES -> Segment.ES;
            case CS -> Segment.CS;
            case SS -> Segment.SS;
            case DS -> Segment.DS;
            case FS -> Segment.FS;
            default -> Segment.GS;
        };
    }

    static void leave(Cpu cpu, Instruction in) {
        long frame = cpu.registers[Cpu.RBP];
        long value = cpu.mmu.load(linear(cpu, frame), in.operandSize());
        move(cpu, frame + in.operandSize());
        Arithmetic.setRegister(cpu, Cpu.RBP, value, 64 - 8 * in.operandSize());
    }

    /// Nesting level 0 only; compilers emit no other.
    static void enter(Cpu cpu, Instruction in) {
        if ((in.second() & 31) != 0) {
            throw cpu.unimplemented("enter with a nesting level");
        }
        push(cpu, cpu.registers[Cpu.RBP], in.operandSize());
        cpu.registers[Cpu.RBP] = cpu.registers[Cpu.RSP];
        drop(cpu, -in.immediate());
    }

    static void call(Cpu cpu, Instruction in) {
        boolean direct = in.form().operands().getFirst() == Slot.JZ;
        long target = direct ? in.target() : Actions.operand(in, 0).get(cpu);
        jumpTarget(cpu, target);
        push(cpu, in.next(), in.operandSize());
        cpu.rip = target & in.codeMask();
    }

    static void jump(Cpu cpu, Instruction in) {
        boolean indirect = in.form().operands().getFirst() == Slot.EV;
        long target = indirect ? Actions.operand(in, 0).get(cpu) : in.target();
        jumpTarget(cpu, target);
        cpu.rip = target & in.codeMask();
    }

    static void ret(Cpu cpu, Instruction in) {
        long target = top(cpu, in.operandSize());
        jumpTarget(cpu, target);
        drop(cpu, in.operandSize() + in.immediate());
        cpu.rip = target & in.codeMask();
    }

    private static void jumpTarget(Cpu cpu, long target) {
        if (target << 16 >> 16 != target) {
            throw cpu.faults.generalProtection(0);
        }
    }

    /// Far return, also to an outer ring, where the caller's stack follows.
    static void farReturn(Cpu cpu, Instruction in) {
        int width = in.operandSize();
        long at = cpu.registers[Cpu.RSP];
        long offset = cpu.mmu.load(linear(cpu, at), width);
        int selector = (int) cpu.mmu.load(linear(cpu, at + width), width) & 0xFFFF;
        if ((selector & 3) != cpu.ring()) {
            throw cpu.unimplemented("far return to another ring");
        }
        cpu.segmentation().jump(selector, offset);
        drop(cpu, 2L * width + in.immediate());
    }

    /// Far jump: pointer in the instruction, or in memory.
    static void farJump(Cpu cpu, Instruction in) {
        if (in.memory() == null) {
            cpu.segmentation().jump((int) in.second(), in.immediate());
            return;
        }
        int width = in.operandSize();
        long at = new Operand.Address(in).address(cpu.registers);
        long offset = cpu.mmu.load(at, width);
        cpu.segmentation().jump((int) cpu.mmu.load16(at + width) & 0xFFFF, width == 8 ? offset : offset & 0xFFFF_FFFFL);
    }
}
