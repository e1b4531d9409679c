package ringside.machine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import ringside.machine.time.CostTables;

/// A machine with a few bytes of 64-bit code in it. What the code finds is said in the test resource `prelude.s`.
final class Guest {
    static final int RAX = 0;
    static final int RCX = 1;
    static final int RDX = 2;
    static final int RBX = 3;
    static final int RSP = 4;
    static final int RBP = 5;
    static final int RSI = 6;
    static final int RDI = 7;
    static final long CODE = 0x20_1000;
    static final long PAGE = 0x4000_0000L;
    private static final long ENOUGH = 10_000_000;

    private static final int SECONDARY = 0x1_0000;

    private final TestElf elf = new TestElf().at(0x20_0000, code("prelude.hex"));
    private final ByteArrayOutputStream serial = new ByteArrayOutputStream();
    private String costs = "flat";
    private CpuModel model = CpuModel.RINGSIDE;
    private int cores = 1;
    private Peripheral[] peripherals = {};
    private Machine machine;
    private StopReason stop;

    private static byte[] code(String resource) {
        try (var in = Guest.class.getResourceAsStream(resource)) {
            return TestElf.hex(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Code at [#CODE], as `hex bytes | assembly` lines.
    static Guest of(String code) {
        return new Guest().with(CODE, code);
    }

    Guest with(long address, String code) {
        elf.at(address, TestElf.hex(code));
        return this;
    }

    Guest costs(String name) {
        costs = name;
        return this;
    }

    Guest model(CpuModel other) {
        model = other;
        return this;
    }

    /// Virtio devices, from the last place down.
    Guest attach(Peripheral... devices) {
        peripherals = devices;
        return this;
    }

    /// Several cores; the test resource `secondary.s` says what one finds that is started at page 0x10.
    Guest cores(int number) {
        cores = number;
        elf.at(SECONDARY, code("secondary.hex"));
        return this;
    }

    /// The machine, not yet run.
    Machine machine() {
        if (machine == null) {
            try {
                machine = new Machine(new MachineConfig(cores, 16, model, CostTables.load(costs), "", new byte[0]).with(peripherals), elf.build());
                machine.connect(serial, new ByteArrayOutputStream());
            } catch (UnusableImageException e) {
                throw new IllegalStateException(e);
            }
        }
        return machine;
    }

    /// Runs until the guest stops itself, or too long.
    Guest run() {
        stop = machine().run(ENOUGH);
        return this;
    }

    StopReason stop() {
        return stop;
    }

    long register(int number) {
        return machine.state().registers().get(number);
    }

    long register(int core, int number) {
        return machine.state(core).registers().get(number);
    }

    long flags(int mask) {
        return machine.state().flags() & mask;
    }

    /// Vector of the exception that ended the run; RCX is used by none of the reports.
    long vector() {
        return register(15);
    }

    long errorCode() {
        return register(14);
    }

    long faultingRip() {
        return register(13);
    }

    long faultingRsp() {
        return register(12);
    }

    long memory(long address) {
        return ByteBuffer.wrap(machine.peek(address, 8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    String serial() {
        return serial.toString(StandardCharsets.ISO_8859_1);
    }
}
