package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;

/// Jumps and calls, in 64-bit mode, to an address in a register or in memory.
final class IndirectNodes {
    private IndirectNodes() {}

    /// The node of a jump, or null.
    static Node jump(Instruction in) {
        if (in.operandSize() != 8) {
            return null;
        }
        return in.memory() == null ? new Jump(in.rm()) : new JumpLoad(in);
    }

    /// The node of a call, or null.
    static Node call(Instruction in) {
        if (in.operandSize() != 8) {
            return null;
        }
        return in.memory() == null ? new Call(in.rm(), in.next()) : new CallLoad(in);
    }

    private static void jump(Cpu cpu, long target) {
        if (!BranchNodes.isCanonical(target)) {
            throw cpu.faults.generalProtection(0);
        }
        cpu.rip = target;
    }

    private static void call(Cpu cpu, long target, long next) {
        if (!BranchNodes.isCanonical(target)) {
            throw cpu.faults.generalProtection(0);
        }
        long top = cpu.registers[Cpu.RSP] - 8;
        cpu.mmu.store64(top, next);
        cpu.registers[Cpu.RSP] = top;
        cpu.rip = target;
    }

    private static final class Jump extends Node {
        private final int register;

        Jump(int register) {
            this.register = register;
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            jump(cpu, cpu.registers[register]);
        }
    }

    private static final class Call extends Node {
        private final int register;
        private final long back;

        Call(int register, long back) {
            this.register = register;
            this.back = back;
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            call(cpu, cpu.registers[register], back);
        }
    }

    private static final class JumpLoad extends MemoryNode {
        JumpLoad(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            jump(cpu, cpu.mmu.load64(address(cpu.registers)));
        }
    }

    private static final class CallLoad extends MemoryNode {
        private final long back;

        CallLoad(Instruction in) {
            super(in);
            back = in.next();
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            call(cpu, cpu.mmu.load64(address(cpu.registers)), back);
        }
    }
}
