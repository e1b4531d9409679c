package ringside.machine.exec;

import ringside.machine.CpuModel;
import ringside.machine.cpu.ControlRegisters;
import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Faults;
import ringside.machine.cpu.Features;
import ringside.machine.cpu.GuestFault;
import ringside.machine.cpu.Machinery;
import ringside.machine.cpu.StopRun;
import ringside.machine.cpu.Suspend;
import ringside.machine.cpu.Vector;
import ringside.machine.isa.CodeSize;
import ringside.machine.isa.Decoder;
import ringside.machine.isa.Form;
import ringside.machine.isa.Instruction;
import ringside.machine.isa.Truncated;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.mmu.DeviceSpace;
import ringside.machine.mmu.Mmu;
import ringside.machine.time.CoreClock;
import ringside.machine.time.CostTables;

/// A bare core in ring 3, in the address space `host.c` has: runs one instruction.
final class Sandbox {
    static final long CODE = 0x1000_0000L;
    static final int START = 0x800;
    static final long DATA = 0x2000_0000L;
    static final int WRITABLE = 8192;

    private static final int TABLES = 0x10000;
    private static final int CODE_FRAME = 0x20000;
    private static final int DATA_FRAMES = 0x30000;
    private static final int GDT = 0x1000;
    /// The descriptor table lies in the kernel's half, where no case looks.
    private static final long KERNEL = 0xFFFF_8000_0000_0000L;
    private static final long USER = 7;
    private static final long NO_EXECUTE = 1L << 63;
    private static final int EFER = 0xC000_0080;
    private static final int STAR = 0xC000_0081;

    private final PhysicalMemory memory = new PhysicalMemory(2);
    private final CoreClock clock = new CoreClock(1000);
    private final Cpu cpu;
    private final Bindings bindings = new Bindings();
    private final Decoder decoder = new Decoder();
    private final long[] pattern = new long[WRITABLE / 8];

    Sandbox() {
        var faults = new Faults();
        var costs = CostTables.load("flat");
        var mmu = new Mmu(0, memory, new DeviceSpace(), clock, faults, costs, true, null);
        cpu = new Cpu(0, mmu, clock, faults, Features.of(CpuModel.RINGSIDE), costs, new NoBoard());
        fillMemory();
        enterRing3();
    }

    private void fillMemory() {
        for (int i = 0; i < 4096; i++) {
            memory.write(CODE_FRAME + i, 1, 0xCC);
        }
        long seed = 1;
        for (int i = 0; i < (WRITABLE + 4096) / 8; i++) {
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            long value = seed >>> (i & 31);
            memory.write(DATA_FRAMES + 8L * i, 8, value);
            if (i < pattern.length) {
                pattern[i] = value;
            }
        }
        memory.write(GDT + 8, 8, 0x00AF_9B00_0000_FFFFL);
        memory.write(TABLES, 8, TABLES + 0x1000 | USER);
        memory.write(TABLES + 8 * 256, 8, TABLES + 0x6000 | USER);
        memory.write(TABLES + 0x6000, 8, 0x83);
        memory.write(TABLES + 0x1000, 8, TABLES + 0x2000 | USER);
        map(CODE, 0x4000, CODE_FRAME, 5);
        map(DATA, 0x5000, DATA_FRAMES, USER | NO_EXECUTE);
        map(DATA + 0x1000, 0x5000, DATA_FRAMES + 0x1000, USER | NO_EXECUTE);
        map(DATA + 0x2000, 0x5000, DATA_FRAMES + 0x2000, 5 | NO_EXECUTE);
    }

    private void map(long linear, int table, long frame, long bits) {
        memory.write(TABLES + 0x2000 + 8 * (linear >> 21), 8, TABLES + table | USER);
        memory.write(TABLES + table + 8 * (linear >> 12 & 511), 8, frame | bits);
    }

    private void enterRing3() {
        cpu.enterProtectedMode(0, 0);
        ControlRegisters.write(cpu, 4, 0x620);
        cpu.msrs().write(EFER, 0x901);
        cpu.msrs().write(STAR, 0x23L << 48);
        ControlRegisters.write(cpu, 3, TABLES);
        ControlRegisters.write(cpu, 0, 0x8001_0033L);
        cpu.segmentation().globalTable(KERNEL + GDT, 15);
        cpu.transfers().jump(8, 0);
        cpu.registers[Cpu.RCX] = CODE;
        cpu.registers[Cpu.R11] = 0x202;
        cpu.msrs().systemReturn(8);
    }

    /// The instruction of a case; its form is null if it has none.
    Instruction decode(HostCase from) {
        try {
            return decoder.decode(from.code, 0, from.code.length, CODE + START, CodeSize.BITS64);
        } catch (Truncated e) {
            throw new IllegalStateException("sixteen bytes hold every instruction", e);
        }
    }

    /// Runs the instruction and what follows it. Null if this machine stops instead.
    HostResult run(HostCase from, Instruction in) {
        load(from);
        var result = new HostResult();
        result.vector = HostResult.BREAKPOINT;
        cpu.rip = CODE + START;
        try {
            step(in);
            cpu.addresses = null;
            cpu.mmu.fetchFrame(cpu.rip);
        } catch (GuestFault fault) {
            result.vector = fault.isNonCanonical() && BlockBuilder.usesStackSegment(in) ? Vector.STACK_FAULT : fault.vector();
            result.error = fault.errorCode();
            result.address = fault.vector() == Vector.PAGE_FAULT ? fault.address() : 0;
        } catch (StopRun stop) {
            return null;
        } finally {
            cpu.addresses = null;
        }
        store(result);
        return result;
    }

    private void step(Instruction in) {
        if (in.form() == null) {
            throw cpu.faults.undefined();
        }
        cpu.addresses = new long[] {in.address(), in.next()};
        var node = bindings.node(in);
        while (isSuspended(node)) {
            cpu.rip = in.address();
        }
        if (!in.form().is(Form.Attribute.JUMP)) {
            cpu.rip = in.next();
        }
    }

    /// Runs; true if a repeated instruction wants to be continued.
    private boolean isSuspended(Node node) {
        clock.leaveBlock = false;
        try {
            node.execute(cpu);
            return false;
        } catch (Suspend suspend) {
            return true;
        }
    }

    private void load(HostCase from) {
        System.arraycopy(from.general, 0, cpu.registers, 0, 16);
        cpu.flags.value(from.flags);
        for (int i = 0; i < pattern.length; i++) {
            memory.write(DATA_FRAMES + 8L * i, 8, pattern[i]);
        }
        if (from.patchAt != 0) {
            for (int i = 0; i < 8 * from.patch.length; i++) {
                memory.write(from.patchAt - DATA + DATA_FRAMES + i, 1, from.patch[i / 8] >>> 8 * (i & 7) & 0xFF);
            }
        }
        cpu.stack.pointers(0, 0, 0);
        cpu.stack.control(from.control);
        cpu.stack.status(from.status);
        for (int i = 0; i < 8; i++) {
            cpu.stack.set(i, (int) from.stack[2 * i + 1], from.stack[2 * i]);
        }
        cpu.stack.present(from.tags);
        cpu.vectors.mxcsr = from.mxcsr;
        System.arraycopy(from.vectors, 0, cpu.vectors.words, 0, 32);
    }

    private void store(HostResult to) {
        System.arraycopy(cpu.registers, 0, to.general, 0, 16);
        to.flags = cpu.flags.value();
        to.rip = cpu.rip;
        for (int i = 0; i < pattern.length; i++) {
            to.memory = to.memory * 0x9E37_79B9_7F4A_7C15L + memory.read(DATA_FRAMES + 8L * i, 8);
        }
        to.control = cpu.stack.control();
        to.status = cpu.stack.status();
        to.tags = cpu.stack.present();
        to.mxcsr = cpu.vectors.mxcsr;
        for (int i = 0; i < 8; i++) {
            to.stack[2 * i] = cpu.stack.significand(i);
            to.stack[2 * i + 1] = cpu.stack.signAndExponent(i);
        }
        System.arraycopy(cpu.vectors.words, 0, to.vectors, 0, 32);
    }

    /// Nothing is connected.
    private static final class NoBoard implements Machinery {
        @Override
        public int readPort(int port, int width) {
            return -1;
        }

        @Override
        public void writePort(int port, int width, int value) {}

        @Override
        public int cores() {
            return 1;
        }

        @Override
        public void initialise() {}

        @Override
        public long apicBase() {
            return 0;
        }

        @Override
        public long apicRegister(int number) {
            return -1;
        }

        @Override
        public boolean apicRegister(int number, long value) {
            return false;
        }

        @Override
        public boolean apicBase(long value) {
            return false;
        }

        @Override
        public int taskPriority() {
            return 0;
        }

        @Override
        public void taskPriority(int value) {}
    }
}
