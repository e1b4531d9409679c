package guest.platform;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.Vector;
import shared.map.AddressMap;
import shared.map.Frequency;

/// The running core's interrupt controller and its one-shot timer.
///
/// Source: Intel SDM vol. 3A §10.4.1 table 10-1 (registers), §10.5.4 (timer), §10.6.1 (interrupt command), §10.9 (spurious
/// vector).
@RawAllowed(category = RawAllowed.Category.DEVICE_REGISTERS, reason = "reads and writes the registers of the local APIC")
public final class LocalApic {
    /// Longest time the 32-bit counter can take, in nanoseconds.
    public static final long LONGEST = 0xFFFF_FFFFL * 1_000_000_000L / Frequency.LAPIC_TIMER;

    private static final long BASE = AddressMap.DIRECT_MAP + AddressMap.LAPIC;
    private static final int TASK_PRIORITY = 0x80;
    private static final int END_OF_INTERRUPT = 0xB0;
    private static final int SPURIOUS = 0xF0;
    private static final int COMMAND_LOW = 0x300;
    private static final int COMMAND_HIGH = 0x310;
    private static final int TIMER_ENTRY = 0x320;
    private static final int INITIAL_COUNT = 0x380;
    private static final int CURRENT_COUNT = 0x390;
    private static final int DIVIDE = 0x3E0;
    private static final int DIVIDE_BY_ONE = 0b1011;
    private static final int SOFTWARE_ENABLE = 0x100;
    /// Interrupt command: level asserted, delivery mode, and the bit that says that the last command is still under way.
    private static final int ASSERT = 0x4000;
    private static final int INIT = 0x500;
    private static final int START_UP = 0x600;
    private static final int SENDING = 0x1000;
    private static final int DESTINATION_SHIFT = 24;
    private static final int PAGE_SHIFT = 12;
    private static final long NANOSECONDS_PER_COUNT = 1_000_000_000L / Frequency.LAPIC_TIMER;

    /// Switches the controller on, all priorities welcome, the timer ready at [Vector#TIMER].
    public void enable() {
        Memory.store32(BASE + SPURIOUS, SOFTWARE_ENABLE | Vector.SPURIOUS);
        Memory.store32(BASE + TASK_PRIORITY, 0);
        Memory.store32(BASE + DIVIDE, DIVIDE_BY_ONE);
        Memory.store32(BASE + TIMER_ENTRY, Vector.TIMER);
    }

    /// Ends the interrupt in service. Not for spurious ones.
    public void endOfInterrupt() {
        Memory.store32(BASE + END_OF_INTERRUPT, 0);
    }

    /// Interrupts another core with `vector`.
    public void sendInterrupt(int core, int vector) {
        send(core, ASSERT | vector);
    }

    /// Puts another core into the state in which it waits for [#sendStartUp].
    public void sendInit(int core) {
        send(core, ASSERT | INIT);
    }

    /// Lets a core that waits begin in real mode at physical address `start`, a page below 1 MiB.
    public void sendStartUp(int core, long start) {
        send(core, ASSERT | START_UP | (int) (start >>> PAGE_SHIFT));
    }

    private static void send(int core, int command) {
        while ((Memory.load32(BASE + COMMAND_LOW) & SENDING) != 0) {
            // The last command leaves within a few bus cycles.
        }
        Memory.store32(BASE + COMMAND_HIGH, core << DESTINATION_SHIFT);
        Memory.store32(BASE + COMMAND_LOW, command);
    }

    /// Interrupts once after `nanoseconds` (at least one count, at most [#LONGEST]); replaces what was set before.
    public void fireAfter(long nanoseconds) {
        long counts = Math.min(nanoseconds, LONGEST) / NANOSECONDS_PER_COUNT;
        Memory.store32(BASE + INITIAL_COUNT, (int) Math.max(counts, 1));
    }

    public void stopTimer() {
        Memory.store32(BASE + INITIAL_COUNT, 0);
    }

    /// Nanoseconds until the timer fires.
    public long remaining() {
        return (Memory.load32(BASE + CURRENT_COUNT) & 0xFFFF_FFFFL) * NANOSECONDS_PER_COUNT;
    }
}
