package ringside.machine.device;

import java.util.Arrays;
import java.util.function.LongConsumer;
import ringside.machine.memory.DeviceMemory;
import ringside.machine.state.StateTape;

/// The I/O interrupt controller, 24 pins. Source: Intel 82093AA data sheet, section 3; version 0x20 adds the EOI register.
public final class IoApic implements DeviceMemory {
    static final int PINS = 24;
    private static final long MASKED = 0x1_0000;
    private static final long LEVEL = 0x8000;
    private static final long REMOTE_IRR = 0x4000;
    private static final long READ_ONLY = 0x5000;
    private static final int VERSION = 0x0017_0020;

    private final ApicBus bus;
    private final long[] entries = new long[PINS];
    private final boolean[] lines = new boolean[PINS];
    private int select;
    private int id;

    /// @param bus with all controllers it reaches
    public IoApic(ApicBus bus) {
        this.bus = bus;
        Arrays.fill(entries, MASKED);
        bus.controllers().forEach(local -> local.onEndOfInterrupt(this::endOfInterrupt));
    }

    /// Drives a pin.
    public void level(int pin, boolean high) {
        boolean rises = high && !lines[pin];
        lines[pin] = high;
        if ((entries[pin] & LEVEL) != 0) {
            deliverLevel(pin);
        } else if (rises && (entries[pin] & MASKED) == 0) {
            deliver(pin);
        }
    }

    private void deliverLevel(int pin) {
        long entry = entries[pin];
        if (lines[pin] && (entry & (MASKED | REMOTE_IRR)) == 0) {
            entries[pin] |= REMOTE_IRR;
            deliver(pin);
        }
    }

    private void deliver(int pin) {
        long entry = entries[pin];
        int destination = LocalApic.everybody((int) (entry >>> 56));
        boolean logical = (entry & 0x800) != 0;
        int mode = (int) (entry >> 8) & 7;
        if (mode == ApicBus.EXTERNAL) {
            bus.external(local -> local.isDestination(destination, logical));
        } else {
            bus.deliver((int) entry & 0xFF, mode, (entry & LEVEL) != 0, local -> local.isDestination(destination, logical), (core, kind) -> { });
        }
    }

    private void endOfInterrupt(int vector) {
        for (int pin = 0; pin < PINS; pin++) {
            if ((entries[pin] & LEVEL) != 0 && (entries[pin] & 0xFF) == vector) {
                entries[pin] &= ~REMOTE_IRR;
                deliverLevel(pin);
            }
        }
    }

    @Override
    public long read(int offset, int width) {
        return switch (offset) {
            case 0 -> select;
            case 0x10 -> register();
            default -> 0;
        };
    }

    private long register() {
        if (select >= 0x10 && select < 0x10 + 2 * PINS) {
            long entry = entries[select - 0x10 >> 1];
            return (select & 1) == 0 ? entry & 0xFFFF_FFFFL : entry >>> 32;
        }
        return switch (select) {
            case 0, 2 -> (long) id << 24;
            case 1 -> VERSION;
            default -> 0;
        };
    }

    @Override
    public void write(int offset, int width, long value) {
        switch (offset) {
            case 0 -> select = (int) value & 0xFF;
            case 0x10 -> writeRegister(value & 0xFFFF_FFFFL);
            case 0x40 -> endOfInterrupt((int) value & 0xFF);
            default -> { }
        }
    }

    private void writeRegister(long value) {
        if (select == 0) {
            id = (int) value >> 24 & 0xF;
        } else if (select >= 0x10 && select < 0x10 + 2 * PINS) {
            int pin = select - 0x10 >> 1;
            long old = entries[pin];
            long next = (select & 1) == 0 ? old & ~0xFFFF_FFFFL | value & ~READ_ONLY & 0x1_FFFF | old & READ_ONLY
                    : old & 0xFFFF_FFFFL | value << 32;
            entries[pin] = (next & LEVEL) == 0 ? next & ~REMOTE_IRR : next;
            if ((next & LEVEL) != 0) {
                deliverLevel(pin);
            }
        }
    }

    /// Adds the registers to a state hash.
    public void digest(LongConsumer digest) {
        for (int pin = 0; pin < PINS; pin++) {
            digest.accept(entries[pin]);
            digest.accept(lines[pin] ? 1 : 0);
        }
        digest.accept(select);
        digest.accept(id);
    }

    /// Takes the registers down or puts them back.
    public void state(StateTape tape) {
        tape.words(entries);
        tape.bits(lines);
        select = tape.number(select);
        id = tape.number(id);
    }
}
