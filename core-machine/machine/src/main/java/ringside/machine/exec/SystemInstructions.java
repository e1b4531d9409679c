package ringside.machine.exec;

import ringside.machine.cpu.ControlRegisters;
import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.CpuId;
import ringside.machine.cpu.Flags;
import ringside.machine.cpu.Segment;
import ringside.machine.isa.Instruction;

/// Instructions of the system programmer. Privilege is checked before anything changes.
final class SystemInstructions {
    private SystemInstructions() {}

    /// An instruction of later processors.
    static void unsupported(Cpu cpu, Instruction in) {
        var bytes = new StringBuilder();
        for (int i = 0; i < in.length(); i++) {
            bytes.append(String.format(" %02x", cpu.mmu.peek(cpu.codeAddress(in.address() + i))));
        }
        throw cpu.unimplemented("no such instruction in this machine:" + bytes);
    }

    static void halt(Cpu cpu, Instruction in) {
        cpu.requireRing0();
        cpu.halted = true;
        cpu.clock.leaveBlock = true;
        if (cpu.tracer() != null) {
            cpu.tracer().halted();
        }
    }

    /// Somebody waits for another core: it gets its turn if it is behind.
    static void pause(Cpu cpu, Instruction in) {
        cpu.clock.yield();
    }

    static void disableInterrupts(Cpu cpu, Instruction in) {
        requireIoPrivilege(cpu);
        cpu.flags.system &= ~Flags.IF;
    }

    /// Interrupts come one instruction later, so that `sti; hlt` cannot miss one.
    static void enableInterrupts(Cpu cpu, Instruction in) {
        requireIoPrivilege(cpu);
        cpu.interruptShadow = (cpu.flags.system & Flags.IF) == 0;
        cpu.flags.system |= Flags.IF;
    }

    private static void requireIoPrivilege(Cpu cpu) {
        if (cpu.ring() > cpu.ioPrivilege()) {
            throw cpu.faults.generalProtection(0);
        }
    }

    static void fromControl(Cpu cpu, Instruction in) {
        Arithmetic.setRegister(cpu, in.rm(), ControlRegisters.read(cpu, in.reg()), in.wide() ? 0 : 32);
    }

    static void toControl(Cpu cpu, Instruction in) {
        long value = cpu.registers[in.rm()];
        ControlRegisters.write(cpu, in.reg(), in.wide() ? value : value & 0xFFFF_FFFFL);
    }

    static void fromDebug(Cpu cpu, Instruction in) {
        Arithmetic.setRegister(cpu, in.rm(), ControlRegisters.readDebug(cpu, in.reg()), in.wide() ? 0 : 32);
    }

    static void toDebug(Cpu cpu, Instruction in) {
        ControlRegisters.writeDebug(cpu, in.reg(), cpu.registers[in.rm()]);
    }

    static void clearTaskSwitched(Cpu cpu, Instruction in) {
        ControlRegisters.write(cpu, 0, ControlRegisters.read(cpu, 0) & ~8L);
    }

    static void storeMachineStatus(Cpu cpu, Operand d, int shift) {
        cpu.requireRing0();
        d.set(cpu, ControlRegisters.read(cpu, 0));
    }

    /// Cannot clear PE.
    static void loadMachineStatus(Cpu cpu, Operand s, int shift) {
        cpu.requireRing0();
        long old = ControlRegisters.read(cpu, 0);
        ControlRegisters.write(cpu, 0, old & ~0xEL | s.get(cpu) & 0xF | old & 1);
    }

    /// Memory operands store the selector in 16 bits whatever the operand size. Intel SDM vol. 2B, MOV.
    private static void storeSelector(Cpu cpu, Instruction in, int selector) {
        if (in.memory() != null) {
            cpu.mmu.store16(new Operand.Address(in).address(cpu.registers), selector);
        } else {
            Actions.operand(in, 0).set(cpu, selector);
        }
    }

    static void fromSegment(Cpu cpu, Instruction in) {
        if (in.reg() > Segment.GS) {
            throw cpu.faults.undefined();
        }
        storeSelector(cpu, in, cpu.segmentation().selector(in.reg()));
    }

    static void toSegment(Cpu cpu, Instruction in) {
        int selector = (int) Actions.operand(in, 1).get(cpu) & 0xFFFF;
        cpu.segmentation().loadData(in.reg() & 7, selector);
        if (in.reg() == Segment.SS) {
            holdEvents(cpu);
        }
    }

    /// Behind a load of the stack segment nothing comes before the next instruction, which loads the stack pointer. Intel SDM vol. 3A §6.8.3.
    static void holdEvents(Cpu cpu) {
        cpu.interruptShadow = true;
        cpu.debug.hold();
    }

    static void storeLocalTable(Cpu cpu, Instruction in) {
        storeSelector(cpu, in, cpu.segmentation().localTable());
    }

    static void storeTaskRegister(Cpu cpu, Instruction in) {
        storeSelector(cpu, in, cpu.segmentation().taskRegister());
    }

    static void loadLocalTable(Cpu cpu, Operand s, int shift) {
        cpu.requireRing0();
        cpu.segmentation().loadLocalTable((int) s.get(cpu) & 0xFFFF);
    }

    static void loadTaskRegister(Cpu cpu, Operand s, int shift) {
        cpu.requireRing0();
        cpu.segmentation().loadTaskRegister((int) s.get(cpu) & 0xFFFF);
    }

    static void loadGlobalTable(Cpu cpu, Instruction in) {
        cpu.requireRing0();
        long at = new Operand.Address(in).address(cpu.registers);
        cpu.segmentation().globalTable(tableBase(cpu, in, at), (int) cpu.mmu.load16(at) & 0xFFFF);
    }

    static void loadInterruptTable(Cpu cpu, Instruction in) {
        cpu.requireRing0();
        long at = new Operand.Address(in).address(cpu.registers);
        cpu.segmentation().interruptTable(tableBase(cpu, in, at), (int) cpu.mmu.load16(at) & 0xFFFF);
    }

    private static long tableBase(Cpu cpu, Instruction in, long at) {
        return in.wide() ? cpu.mmu.load64(at + 2)
                : cpu.mmu.load32(at + 2) & (in.operandSize() == 2 ? 0xFF_FFFFL : 0xFFFF_FFFFL);
    }

    static void storeGlobalTable(Cpu cpu, Instruction in) {
        storeTable(cpu, in, cpu.segmentation().globalTableBase(), cpu.segmentation().globalTableLimit());
    }

    static void storeInterruptTable(Cpu cpu, Instruction in) {
        storeTable(cpu, in, cpu.segmentation().interruptTableBase(), cpu.segmentation().interruptTableLimit());
    }

    private static void storeTable(Cpu cpu, Instruction in, long base, int limit) {
        long at = new Operand.Address(in).address(cpu.registers);
        int width = in.wide() ? 8 : 4;
        cpu.mmu.probeWrite(at, 2 + width);
        cpu.mmu.store16(at, limit);
        cpu.mmu.store(at + 2, width, base);
    }

    static void invalidatePage(Cpu cpu, Instruction in) {
        cpu.requireRing0();
        cpu.mmu.invalidatePage(new Operand.Address(in).address(cpu.registers));
    }

    /// `invpcid`. Intel SDM vol. 2A, INVPCID.
    static void invalidateTagged(Cpu cpu, Instruction in) {
        if (!cpu.features.contextTags()) {
            throw cpu.faults.undefined();
        }
        cpu.requireRing0();
        long kind = cpu.registers[in.reg()] & (in.wide() ? -1L : 0xFFFF_FFFFL);
        long at = new Operand.Address(in).address(cpu.registers);
        ControlRegisters.invalidate(cpu, kind, cpu.mmu.load64(at), cpu.mmu.load64(at + 8));
    }

    static void closeUserPages(Cpu cpu, Instruction in) {
        openUserPages(cpu, cpu.flags.value() & ~Flags.AC);
    }

    static void openUserPages(Cpu cpu, Instruction in) {
        openUserPages(cpu, cpu.flags.value() | Flags.AC);
    }

    private static void openUserPages(Cpu cpu, long flags) {
        if (!cpu.features.supervisorGuards() || cpu.ring() != 0) {
            throw cpu.faults.undefined();
        }
        cpu.flags(flags);
    }

    static void swapGs(Cpu cpu, Instruction in) {
        cpu.msrs().swapGs();
    }

    /// There is no cache to write back.
    static void writeBackCache(Cpu cpu, Instruction in) {
        cpu.requireRing0();
    }

    static void readMsr(Cpu cpu, Instruction in) {
        setPair(cpu, cpu.msrs().read((int) cpu.registers[Cpu.RCX]));
    }

    static void writeMsr(Cpu cpu, Instruction in) {
        cpu.msrs().write((int) cpu.registers[Cpu.RCX], cpu.registers[Cpu.RAX] & 0xFFFF_FFFFL | cpu.registers[Cpu.RDX] << 32);
    }

    static void readTimeStamp(Cpu cpu, Instruction in) {
        if (ControlRegisters.timeStampIsPrivileged(cpu)) {
            throw cpu.faults.generalProtection(0);
        }
        setPair(cpu, cpu.msrs().timeStamp());
    }

    static void readTimeStampAndProcessor(Cpu cpu, Instruction in) {
        if (!cpu.features.rdtscp()) {
            throw cpu.faults.undefined();
        }
        readTimeStamp(cpu, in);
        cpu.registers[Cpu.RCX] = cpu.msrs().auxiliary();
    }

    private static void setPair(Cpu cpu, long value) {
        cpu.registers[Cpu.RAX] = value & 0xFFFF_FFFFL;
        cpu.registers[Cpu.RDX] = value >>> 32;
    }

    static void identify(Cpu cpu, Instruction in) {
        CpuId.execute(cpu);
    }
}
