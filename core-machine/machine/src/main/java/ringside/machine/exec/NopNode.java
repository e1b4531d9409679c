package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import shared.trace.Mark;

/// Does nothing. One of its encodings is a request mark, which an observer is told of.
final class NopNode extends Node {
    private NopNode() {}

    /// `nopl imm32(%rax)` with the upper half of [Mark#BASE] is a mark.
    static Node of(Instruction in) {
        var memory = in.memory();
        boolean mark = memory != null && in.form().opcode() == 0x1F && memory.base() == Cpu.RAX && memory.index() < 0
                && in.length() == 7 && (memory.displacement() & 0xFFFF_0000L) == Mark.BASE;
        return mark ? new MarkNode((int) memory.displacement() & 0xFFFF) : new NopNode();
    }

    @Override
    void execute(Cpu cpu) {
        next.execute(cpu);
    }

    private static final class MarkNode extends Node {
        private final int kind;

        MarkNode(int kind) {
            this.kind = kind;
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            if (cpu.tracer() != null) {
                cpu.tracer().mark(kind);
            }
            pass(cpu);
        }
    }
}
