package ringside.machine;

import java.util.List;
import java.util.SplittableRandom;
import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.isa.CodeSize;
import ringside.machine.isa.Decoder;
import ringside.machine.isa.Form;
import ringside.machine.isa.InstructionTable;
import ringside.machine.isa.RandomEncoding;
import ringside.machine.isa.Truncated;

/// What a [Hostility] has at hand to spoil the state of a machine that is past its start-up code (`prelude.s`), in 64-bit mode.
final class HostileStart {
    static final int PAGE_TABLES = 0x1000;
    static final int PAGE_TABLES_END = 0x9000;
    static final int TASK_STATE = 0x9000;
    static final int GATES = 0xA000;
    static final int HANDLER = 0x20_2000;
    static final int LOCAL_APIC = 0xFEE0_0000;
    static final int IO_APIC = 0xFEC0_0000;
    /// Registers of the virtio place that is filled last of [#DEVICES].
    static final int VIRTIO = 0xFEB0_0800;
    static final int VIRTIO_PLACE = 0x200;
    static final int DEVICES = 4;
    static final int QUEUES = 0x40_0000;
    private static final int CODE_BYTES = 160;
    private static final int STACK = 0x30_0000;
    private static final int[] PORTS = {0x20, 0x21, 0xA0, 0xA1, 0x40, 0x41, 0x42, 0x43, 0x61, 0x70, 0x71, 0x3F8, 0x3F9, 0x3FA, 0x3FB, 0x3FC,
        0x3FD, 0x3FE, 0x4D0, 0x4D1, 0x510, 0x511, 0x514, 0x518, 0xE9, 0x80, 0x60, 0xCF8, 0x2000, 0xE4};
    private static final List<Form> FORMS = InstructionTable.shared().forms().stream().filter(form -> !form.is(Form.Attribute.ONLY32)).toList();

    final Machine machine;
    final SplittableRandom random;
    private final byte[] one = new byte[16];

    HostileStart(Machine machine, SplittableRandom random) {
        this.machine = machine;
        this.random = random;
    }

    void write(long physical, int width, long value) {
        machine.memory().write(physical, width, value);
    }

    /// Registers that often point to something.
    void registers() {
        for (int core = 0; core < machine.cores(); core++) {
            var cpu = machine.cpu(core);
            for (int i = 0; i < 16; i++) {
                cpu.registers[i] = word();
            }
            cpu.registers[Cpu.RCX] = random.nextInt(16) == 0 ? random.nextInt() & 0xFFFF_FFFFL : random.nextInt(3000);
            cpu.registers[Cpu.RDX] = random.nextInt(3) == 0 ? word() : PORTS[random.nextInt(PORTS.length)];
            cpu.registers[Cpu.RSP] = random.nextInt(4) == 0 ? word() : STACK + random.nextInt(64);
            cpu.flags.value(random.nextInt() & (Flags.STATUS | Flags.DF) | random.nextInt(2) << 9 | (random.nextInt(12) == 0 ? Flags.TF : 0) | 2);
        }
    }

    /// An address or a number.
    long word() {
        return switch (random.nextInt(12)) {
            case 0 -> random.nextInt(16 << 20);
            case 1 -> random.nextInt(PAGE_TABLES, GATES + 0x1000);
            case 2 -> Guest.CODE + random.nextInt(CODE_BYTES);
            case 3 -> (LOCAL_APIC & 0xFFFF_FFFFL) + 16 * random.nextInt(64);
            case 4 -> (IO_APIC & 0xFFFF_FFFFL) + random.nextInt(64);
            case 5 -> Guest.PAGE + random.nextInt(1 << 21);
            case 6 -> (random.nextLong() | 1L << 63) & ~(1L << 62);
            case 7 -> STACK + random.nextInt(8192) - 4096;
            case 8 -> (16 << 20) - 8 + random.nextInt(16);
            case 9 -> random.nextInt(33) - 16;
            case 10 -> 4096L * random.nextInt(4096) - random.nextInt(16);
            default -> random.nextLong() >>> random.nextInt(64);
        };
    }

    /// Where a table's entry may point: into tables, to the end of memory, beyond.
    long frame() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> random.nextInt(PAGE_TABLES, PAGE_TABLES_END) & -4096L;
            case 2 -> (16L << 20) - 4096 + 4096L * random.nextInt(3);
            case 3 -> random.nextLong() & 0x000F_FFFF_FFFF_F000L;
            case 4 -> 0xFEE0_0000L;
            default -> random.nextInt(16 << 20) & -4096L;
        };
    }

    /// Random bytes where the cores go on.
    void randomBytes() {
        for (long at : places()) {
            for (int i = 0; i < CODE_BYTES; i += 8) {
                write(at + i, 8, random.nextLong());
            }
        }
    }

    /// Random rows of the instruction table.
    void randomInstructions() {
        for (long at : places()) {
            for (int i = 0; i < CODE_BYTES; ) {
                i += instruction(at + i);
            }
        }
    }

    private int instruction(long at) {
        RandomEncoding.encode(random, FORMS.get(random.nextInt(FORMS.size())), one);
        try {
            var in = new Decoder().decode(one, 0, one.length, at, CodeSize.BITS64);
            for (int i = 0; i < in.length(); i++) {
                write(at + i, 1, one[i]);
            }
            return in.length();
        } catch (Truncated e) {
            throw new IllegalStateException("sixteen bytes hold every instruction", e);
        }
    }

    private long[] places() {
        return machine.cores() == 1 ? new long[] {Guest.CODE, HANDLER} : new long[] {Guest.CODE, HANDLER, CoresTest.SECOND};
    }

    /// Gates that lead into the random code, with chance in their attributes, instead of those that report and halt.
    void gates(int from, int to) {
        for (int vector = from; vector < to; vector++) {
            long target = random.nextInt(8) == 0 ? word() : (random.nextBoolean() ? Guest.CODE : HANDLER) + random.nextInt(CODE_BYTES);
            long type = random.nextInt(8) == 0 ? random.nextInt(256) : random.nextBoolean() ? 0x8E : 0x8F;
            long stack = random.nextInt(4) == 0 ? random.nextInt(8) : 0;
            long selector = random.nextInt(16) == 0 ? random.nextInt(64) : 8;
            write(GATES + 16L * vector, 8, target & 0xFFFF | selector << 16 | stack << 32 | type << 40 | (target >>> 16 & 0xFFFF) << 48);
            write(GATES + 16L * vector + 8, 8, target >>> 32);
        }
    }

    /// Writes to a device as an instruction of core 0 would.
    void device(int address, long value) {
        machine.cpu(0).mmu.store32(address & 0xFFFF_FFFFL, value);
    }

    /// Queues of a virtio device, in memory that the code may write too, with descriptors and rings that are right by chance only.
    void queues(int registers) {
        int table = QUEUES + random.nextInt(2) * 0x1000;
        int entries = 1 << random.nextInt(5);
        for (int i = 0; i < 2 * entries; i++) {
            write(table + 16L * i, 8, random.nextInt(8) == 0 ? word() : QUEUES + random.nextInt(0x4000));
            write(table + 16L * i + 8, 4, random.nextInt(12) == 0 ? random.nextInt() : random.nextInt(700));
            write(table + 16L * i + 12, 2, random.nextInt(8) == 0 ? random.nextInt(8) : random.nextInt(4));
            write(table + 16L * i + 14, 2, random.nextInt(entries + 1));
            write(table + 0x400 + 2L * i, 2, random.nextInt(entries + 1));
        }
        write(table + 0x400, 2, random.nextInt(4) / 3);
        int queue = random.nextInt(4) == 0 ? random.nextInt(4) : random.nextInt(2);
        int[][] settings = {{0x70, 0}, {0x70, 3}, {0x24, 1}, {0x20, 1}, {0x24, 0}, {0x20, random.nextInt(4) << 28}, {0x70, 11}, {0x30, queue},
            {0x38, random.nextInt(8) == 0 ? random.nextInt() : entries}, {0x80, random.nextInt(8) == 0 ? (int) word() : table}, {0x90, table + 0x400},
            {0xA0, random.nextInt(8) == 0 ? (int) word() : table + 0x800}, {0x44, 1}, {0x70, 15}, {0x50, random.nextInt(3)}, {0x50, queue}};
        for (int[] setting : settings) {
            if (random.nextInt(60) != 0) {
                device(registers + setting[0], setting[1]);
            }
        }
    }

    /// A transfer from the firmware's table to anywhere, its order where queues may be too.
    void transfer() {
        int order = QUEUES + random.nextInt(0x2000) & -Long.BYTES;
        write(order, 8, random.nextLong() & 0x1F00_0000_1F00_FF03L);
        write(order + 8, 8, random.nextInt(4) == 0 ? word() : Long.reverseBytes(QUEUES + random.nextInt(0x2000)));
        machine.cpu(0).machinery.writePort(0x518, 4, Integer.reverseBytes(order));
    }

    /// Whether the device at `registers` has told its driver that it needs a reset (virtio 1.2 §2.1.2).
    boolean broken(int registers) {
        return (read(registers + 0x70) & 0x40) != 0;
    }

    /// Whether the device at `registers` has an interrupt to be taken for a used buffer (virtio 1.2 §4.2.2).
    boolean answered(int registers) {
        return (read(registers + 0x60) & 1) != 0;
    }

    private int read(int address) {
        return (int) machine.cpu(0).mmu.load32(address & 0xFFFF_FFFFL);
    }

    void port(int number, int value) {
        machine.cpu(0).machinery.writePort(number, 1, value);
    }
}
