package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Slot;

/// Frequent moves that extend nothing.
final class MoveNodes {
    private MoveNodes() {}

    /// The node of a `mov`, or null.
    static Node move(Instruction in) {
        if (Simple.isRegisterForm(in)) {
            return new Register(in);
        }
        if (Simple.isLoadForm(in)) {
            return in.operandSize() == 4 ? new Load32(in) : load64(in);
        }
        if (Simple.isStoreForm(in)) {
            boolean narrow = in.form().operands().getFirst() == Slot.EB;
            return narrow ? new Store8(in) : in.operandSize() == 4 ? new Store32(in) : store64(in);
        }
        return null;
    }

    private static Node load64(Instruction in) {
        return MemoryNode.isPlain(in) ? new PlainLoad64(in) : MemoryNode.isFlat(in) ? new FlatLoad64(in) : new Load64(in);
    }

    private static Node store64(Instruction in) {
        return MemoryNode.isPlain(in) ? new PlainStore64(in) : MemoryNode.isFlat(in) ? new FlatStore64(in) : new Store64(in);
    }

    static Node address(Instruction in) {
        return new LoadAddress(in);
    }

    private static final class Register extends Node {
        private final int destination;
        private final int source;
        private final long constant;
        private final long mask;

        Register(Instruction in) {
            destination = Simple.destination(in);
            source = Simple.source(in);
            constant = Simple.constant(in);
            mask = -1L >>> 64 - 8 * in.operandSize();
        }

        @Override
        void execute(Cpu cpu) {
            cpu.registers[destination] = cpu.registers[source] + constant & mask;
            next.execute(cpu);
        }
    }

    private abstract static class Load extends MemoryNode {
        final int destination;

        Load(Instruction in) {
            super(in);
            destination = in.reg();
        }

        /// Loads 8 bytes and goes on.
        final void load(Cpu cpu, long at) {
            byte[] page = cpu.mmu.readable(at, 8);
            cpu.registers[destination] = load64(cpu, page, at);
            pass(cpu, page);
        }
    }

    private static final class LoadAddress extends Load {
        private final long mask;

        LoadAddress(Instruction in) {
            super(in);
            mask = -1L >>> 64 - 8 * in.operandSize();
        }

        @Override
        void execute(Cpu cpu) {
            cpu.registers[destination] = offset(cpu.registers) & mask;
            next.execute(cpu);
        }
    }

    private static final class Load64 extends Load {
        Load64(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            load(cpu, address(cpu.registers));
        }
    }

    private static final class FlatLoad64 extends Load {
        FlatLoad64(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            load(cpu, flatAddress(cpu.registers));
        }
    }

    private static final class PlainLoad64 extends Load {
        PlainLoad64(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            load(cpu, plainAddress(cpu.registers));
        }
    }

    private static final class Load32 extends Load {
        Load32(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            cpu.registers[destination] = cpu.mmu.load32(address(cpu.registers)) & 0xFFFF_FFFFL;
            pass(cpu);
        }
    }

    private abstract static class Store extends MemoryNode {
        private final int source;
        private final long constant;

        Store(Instruction in) {
            super(in);
            source = Simple.source(in);
            constant = Simple.constant(in);
        }

        final long value(long[] registers) {
            return registers[source] + constant;
        }

        /// Stores 8 bytes and goes on.
        final void store(Cpu cpu, long at) {
            byte[] page = cpu.mmu.writable(at, 8);
            store64(cpu, page, at, value(cpu.registers));
            pass(cpu, page);
        }
    }

    private static final class Store64 extends Store {
        Store64(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            store(cpu, address(cpu.registers));
        }
    }

    private static final class FlatStore64 extends Store {
        FlatStore64(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            store(cpu, flatAddress(cpu.registers));
        }
    }

    private static final class PlainStore64 extends Store {
        PlainStore64(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            store(cpu, plainAddress(cpu.registers));
        }
    }

    private static final class Store32 extends Store {
        Store32(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            cpu.mmu.store32(address(cpu.registers), value(cpu.registers));
            pass(cpu);
        }
    }

    private static final class Store8 extends Store {
        Store8(Instruction in) {
            super(in);
        }

        @Override
        void execute(Cpu cpu) {
            begin(cpu);
            cpu.mmu.store8(address(cpu.registers), value(cpu.registers));
            pass(cpu);
        }
    }
}
