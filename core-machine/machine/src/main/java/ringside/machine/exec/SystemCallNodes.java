package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;

/// `syscall` and `sysret`: the ways between the rings that are taken most.
final class SystemCallNodes {
    private SystemCallNodes() {}

    static final class Enter extends Node {
        private final long behind;

        Enter(Instruction in) {
            behind = in.next();
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            cpu.msrs().systemCall(behind);
        }
    }

    static final class Leave extends Node {
        private final int operandSize;

        Leave(Instruction in) {
            operandSize = in.operandSize();
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            cpu.msrs().systemReturn(operandSize);
        }
    }
}
