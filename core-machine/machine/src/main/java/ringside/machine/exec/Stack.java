package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.GuestFault;
import ringside.machine.cpu.Segment;
import ringside.machine.cpu.Vector;
import ringside.machine.isa.CodeSize;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;

/// The stack. RSP changes only when the access has succeeded.
final class Stack {
    private Stack() {}

    /// A stack address that is not canonical is a stack fault, whatever the instruction's other operand.
    private static long linear(Cpu cpu, long offset, int width, boolean write) {
        if (cpu.codeSize() != CodeSize.BITS64) {
            cpu.segmentation().requireInside(Segment.SS, offset & cpu.stackMask(), width, write);
        } else if (offset << 16 >> 16 != offset) {
            throw cpu.faults.raise(Vector.STACK_FAULT);
        }
        return (offset & cpu.stackMask()) + cpu.registers[Cpu.SEGMENT_BASES + Segment.SS];
    }

    static void push(Cpu cpu, long value, int width) {
        long next = cpu.registers[Cpu.RSP] - width;
        cpu.mmu.store(linear(cpu, next, width, true), width, value);
        cpu.moveStack(next);
    }

    /// Sign-extended value at the top.
    static long top(Cpu cpu, int width) {
        return cpu.mmu.load(linear(cpu, cpu.registers[Cpu.RSP], width, false), width);
    }

    static void drop(Cpu cpu, long bytes) {
        cpu.moveStack(cpu.registers[Cpu.RSP] + bytes);
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
        if (segment(in) == Segment.SS) {
            SystemInstructions.holdEvents(cpu);
        }
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
        long value = cpu.mmu.load(linear(cpu, frame, in.operandSize(), false), in.operandSize());
        cpu.moveStack(frame + in.operandSize());
        Arithmetic.setRegister(cpu, Cpu.RBP, value, 64 - 8 * in.operandSize());
    }

    /// Copies the frame pointers of the levels above, then makes room. The last address of the new frame must be writable.
    static void enter(Cpu cpu, Instruction in) {
        int width = in.operandSize();
        int level = (int) in.second() & 31;
        long old = cpu.registers[Cpu.RSP];
        try {
            push(cpu, cpu.registers[Cpu.RBP], width);
            long frame = cpu.registers[Cpu.RSP];
            for (int i = 1; i < level; i++) {
                push(cpu, cpu.mmu.load(linear(cpu, cpu.registers[Cpu.RBP] - (long) i * width, width, false), width), width);
            }
            if (level > 0) {
                push(cpu, frame, width);
            }
            drop(cpu, -in.immediate());
            cpu.mmu.probeWrite(linear(cpu, cpu.registers[Cpu.RSP], width, true), width);
            Arithmetic.setRegister(cpu, Cpu.RBP, frame, 64 - 8 * width);
        } catch (GuestFault fault) {
            cpu.registers[Cpu.RSP] = old;
            throw fault;
        }
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

    static void farReturn(Cpu cpu, Instruction in) {
        cpu.returns().farReturn(in.operandSize(), (int) in.immediate() & 0xFFFF);
    }

    /// Far call: pointer in the instruction, or in memory.
    static void farCall(Cpu cpu, Instruction in) {
        int width = in.operandSize();
        long offset = in.immediate();
        int selector = (int) in.second();
        if (in.memory() != null) {
            long at = new Operand.Address(in).address(cpu.registers);
            offset = cpu.mmu.load(at, width);
            selector = (int) cpu.mmu.load16(at + width) & 0xFFFF;
        }
        cpu.transfers().call(selector, width == 8 ? offset : offset & -1L >>> 64 - 8 * width, width, in.next());
    }

    /// Far jump: pointer in the instruction, or in memory.
    static void farJump(Cpu cpu, Instruction in) {
        if (in.memory() == null) {
            cpu.transfers().jump((int) in.second(), in.immediate());
            return;
        }
        int width = in.operandSize();
        long at = new Operand.Address(in).address(cpu.registers);
        long offset = cpu.mmu.load(at, width);
        cpu.transfers().jump((int) cpu.mmu.load16(at + width) & 0xFFFF, width == 8 ? offset : offset & 0xFFFF_FFFFL);
    }
}
