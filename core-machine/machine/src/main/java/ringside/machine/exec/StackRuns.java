package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Op;
import ringside.machine.memory.PhysicalMemory;

/// Pushes, or pops, of 64-bit registers that follow each other, as compilers begin and end functions: as one node.
///
/// If the whole stretch of stack lies in one page that may be accessed directly, nothing can go wrong on the way. Otherwise each is done alone.
final class StackRuns {
    private static final int WORD = 8;

    private StackRuns() {}

    /// How many instructions from the given one on are pushes, or all pops, of registers other than RSP.
    static int length(Instruction[] instructions, int from, int end) {
        int behind = from;
        while (behind < end && isOf(instructions[from].form().op(), instructions[behind])) {
            behind++;
        }
        return behind - from;
    }

    private static boolean isOf(Op op, Instruction in) {
        return in.form().op() == op && in.wide() && register(in) >= 0 && register(in) != Cpu.RSP;
    }

    /// Number of the register, or -1 if the instruction is none of these.
    private static int register(Instruction in) {
        return switch (in.form().op()) {
            case PUSH -> BranchNodes.pushedRegister(in);
            case POP -> BranchNodes.poppedRegister(in);
            default -> -1;
        };
    }

    /// One node for two or more.
    static Node of(Instruction[] instructions, int from, int count) {
        var registers = new byte[count];
        for (int i = 0; i < count; i++) {
            registers[i] = (byte) register(instructions[from + i]);
        }
        return instructions[from].form().op() == Op.PUSH ? new Pushes(registers) : new Pops(registers);
    }

    /// Words between an address in a page and the page's end.
    private static int wordsBelow(long end) {
        return ((int) (end - 1) & PhysicalMemory.FRAME - 1) + 1 >> 3;
    }

    private static int wordsFrom(long start) {
        return PhysicalMemory.FRAME - ((int) start & PhysicalMemory.FRAME - 1) >> 3;
    }

    private static final class Pushes extends Node {
        private final byte[] sources;

        Pushes(byte[] sources) {
            this.sources = sources;
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            int done = 0;
            while (done < sources.length) {
                long end = registers[Cpu.RSP];
                int behind = Math.min(sources.length, done + wordsBelow(end));
                byte[] page = behind == done ? null : cpu.mmu.writable(end - (behind - done) * WORD, (behind - done) * WORD);
                if (page == null) {
                    pushOne(cpu, done++);
                    if (cpu.clock.leaveBlock) {
                        return;
                    }
                } else {
                    int at = (int) (end - 1) & PhysicalMemory.FRAME - 1;
                    for (int i = done; i < behind; i++) {
                        PhysicalMemory.LONG.set(page, at - (WORD - 1), registers[sources[i]]);
                        at -= WORD;
                    }
                    registers[Cpu.RSP] = end - (behind - done) * WORD;
                    done = behind;
                }
            }
            next.execute(cpu);
        }

        private void pushOne(Cpu cpu, int number) {
            cpu.clock.index = index + 1 - sources.length + number;
            long top = cpu.registers[Cpu.RSP] - WORD;
            cpu.mmu.store64(top, cpu.registers[sources[number]]);
            cpu.registers[Cpu.RSP] = top;
        }
    }

    private static final class Pops extends Node {
        private final byte[] destinations;

        Pops(byte[] destinations) {
            this.destinations = destinations;
        }

        @Override
        void execute(Cpu cpu) {
            long[] registers = cpu.registers;
            int done = 0;
            while (done < destinations.length) {
                long start = registers[Cpu.RSP];
                int behind = Math.min(destinations.length, done + wordsFrom(start));
                byte[] page = behind == done ? null : cpu.mmu.readable(start, (behind - done) * WORD);
                if (page == null) {
                    popOne(cpu, done++);
                    if (cpu.clock.leaveBlock) {
                        return;
                    }
                } else {
                    int at = (int) start & PhysicalMemory.FRAME - 1;
                    for (int i = done; i < behind; i++) {
                        registers[destinations[i]] = (long) PhysicalMemory.LONG.get(page, at);
                        at += WORD;
                    }
                    registers[Cpu.RSP] = start + (behind - done) * WORD;
                    done = behind;
                }
            }
            next.execute(cpu);
        }

        private void popOne(Cpu cpu, int number) {
            cpu.clock.index = index + 1 - destinations.length + number;
            long top = cpu.registers[Cpu.RSP];
            long value = cpu.mmu.load64(top);
            cpu.registers[Cpu.RSP] = top + WORD;
            cpu.registers[destinations[number]] = value;
        }
    }
}
