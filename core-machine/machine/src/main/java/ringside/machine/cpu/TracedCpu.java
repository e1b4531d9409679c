package ringside.machine.cpu;

import ringside.machine.trace.TracedCore;

/// A core as its tracer sees it.
public record TracedCpu(Cpu cpu) implements TracedCore {
    private static final int[] PROBE_REGISTERS = {Cpu.RDI, Cpu.RSI, Cpu.RDX, Cpu.RCX};
    private static final int[] CALL_REGISTERS = {Cpu.RDI, Cpu.RSI, Cpu.RDX, 10, 8, 9};

    @Override
    public int number() {
        return cpu.core;
    }

    @Override
    public int ring() {
        return cpu.ring;
    }

    @Override
    public long root() {
        return cpu.cr3();
    }

    @Override
    public long address() {
        return cpu.address();
    }

    @Override
    public long next() {
        return cpu.codeAddress(cpu.rip);
    }

    @Override
    public long cycle() {
        return cpu.clock.now();
    }

    @Override
    public long retired() {
        return cpu.clock.retired();
    }

    @Override
    public long accumulator() {
        return cpu.registers[Cpu.RAX];
    }

    @Override
    public long probeArgument(int index) {
        return cpu.registers[PROBE_REGISTERS[index]];
    }

    @Override
    public long callArgument(int index) {
        return cpu.registers[CALL_REGISTERS[index]];
    }

    @Override
    public int peek(long linear) {
        return cpu.mmu.peek(linear);
    }

    @Override
    public long physical(long linear) {
        return cpu.mmu.peekPhysical(linear);
    }
}
