package ringside.machine.mmu;

import java.util.function.LongConsumer;
import ringside.machine.cpu.Faults;
import ringside.machine.memory.DeviceMemory;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.state.StateTape;
import ringside.machine.time.CoreClock;
import ringside.machine.time.CostTable;
import ringside.machine.trace.TraceEvent.Direction;
import ringside.machine.trace.Tracer;

/// Memory as instructions see it: linear addresses, permissions, faults, devices.
///
/// An access tries the soft TLB of the current ring, then the modelled TLB, then walks the tables. Faults are thrown before
/// anything has changed.
public final class Mmu {
    private final int core;
    private final PhysicalMemory memory;
    private final DeviceSpace devices;
    private final CoreClock clock;
    private final Translation translation;
    private final int devicePrice;
    private final int linePrice;
    /// Null where lines are not followed.
    private final LineDirectory lines;

    /// For ring 0 and for ring 3.
    private final SoftTlb supervisor = new SoftTlb();
    private final SoftTlb user = new SoftTlb();
    private SoftTlb current = supervisor;
    private long[] readTags = current.tags[Access.READ];
    private long[] writeTags = current.tags[Access.WRITE];
    private byte[][] readPages = current.pages[Access.READ];
    private byte[][] writePages = current.pages[Access.WRITE];

    private boolean userMode;
    /// Page of the code that runs, so that losing its translation ends the block.
    private long codePage = 1;
    /// Null while nobody observes.
    private Tracer tracer;

    /// @param core  number of the core it serves
    /// @param lines shared by all cores, or null if lines are not followed
    public Mmu(int core, PhysicalMemory memory, DeviceSpace devices, CoreClock clock, Faults faults, CostTable costs, boolean gigabytePages,
            LineDirectory lines) {
        this.core = core;
        this.memory = memory;
        this.devices = devices;
        this.clock = clock;
        this.translation = new Translation(new PageWalker(memory, gigabytePages), clock, faults, costs.price(CostTable.Item.TLB_MISS),
                this::dropSoft);
        this.devicePrice = costs.price(CostTable.Item.DEVICE_MEMORY);
        this.linePrice = costs.price(CostTable.Item.LINE_TRANSFER);
        this.lines = lines;
        if (lines != null) {
            lines.join(this);
        }
    }

    public void tracer(Tracer tracer) {
        this.tracer = tracer;
        translation.tracer(tracer);
    }

    /// Follows a change of privilege ring.
    public void ring(int ring) {
        userMode = ring == 3;
        current = userMode ? user : supervisor;
        readTags = current.tags[Access.READ];
        writeTags = current.tags[Access.WRITE];
        readPages = current.pages[Access.READ];
        writePages = current.pages[Access.WRITE];
    }

    /// Follows a change of the control bits that decide how translation works; drops every translation.
    public void configure(boolean paging, boolean writeProtect, boolean noExecute, boolean globalPages) {
        translation.configure(paging, writeProtect, noExecute, globalPages);
        flushSoft();
    }

    /// Loads an address space.
    ///
    /// @param keep translations already held under the same tag stay valid
    public void root(long root, int space, boolean keep) {
        translation.root(root, space, keep);
        flushSoft();
    }

    public void invalidatePage(long linear) {
        translation.invalidate(linear);
        flushSoft();
    }

    private void flushSoft() {
        supervisor.flush();
        user.flush();
        clock.leaveBlock = true;
    }

    /// Makes stores to a frame take the slow path, where its watcher learns of them.
    public void protect(byte[] frame) {
        supervisor.protect(frame);
        user.protect(frame);
    }

    public long load8(long linear) {
        int slot = SoftTlb.slot(linear);
        if (readTags[slot] == (linear & -4096L)) {
            return readPages[slot][(int) linear & 4095];
        }
        return (byte) loadSlow(linear, 1);
    }

    public long load16(long linear) {
        int slot = SoftTlb.slot(linear);
        if (readTags[slot] == (linear + 1 & -4096L)) {
            return (short) PhysicalMemory.SHORT.get(readPages[slot], (int) linear & 4095);
        }
        return (short) loadSlow(linear, 2);
    }

    public long load32(long linear) {
        int slot = SoftTlb.slot(linear);
        if (readTags[slot] == (linear + 3 & -4096L)) {
            return (int) PhysicalMemory.INT.get(readPages[slot], (int) linear & 4095);
        }
        return (int) loadSlow(linear, 4);
    }

    public long load64(long linear) {
        int slot = SoftTlb.slot(linear);
        if (readTags[slot] == (linear + 7 & -4096L)) {
            return (long) PhysicalMemory.LONG.get(readPages[slot], (int) linear & 4095);
        }
        return loadSlow(linear, 8);
    }

    public void store8(long linear, long value) {
        int slot = SoftTlb.slot(linear);
        if (writeTags[slot] == (linear & -4096L)) {
            writePages[slot][(int) linear & 4095] = (byte) value;
        } else {
            storeSlow(linear, 1, value);
        }
    }

    public void store16(long linear, long value) {
        int slot = SoftTlb.slot(linear);
        if (writeTags[slot] == (linear + 1 & -4096L)) {
            PhysicalMemory.SHORT.set(writePages[slot], (int) linear & 4095, (short) value);
        } else {
            storeSlow(linear, 2, value);
        }
    }

    public void store32(long linear, long value) {
        int slot = SoftTlb.slot(linear);
        if (writeTags[slot] == (linear + 3 & -4096L)) {
            PhysicalMemory.INT.set(writePages[slot], (int) linear & 4095, (int) value);
        } else {
            storeSlow(linear, 4, value);
        }
    }

    public void store64(long linear, long value) {
        int slot = SoftTlb.slot(linear);
        if (writeTags[slot] == (linear + 7 & -4096L)) {
            PhysicalMemory.LONG.set(writePages[slot], (int) linear & 4095, value);
        } else {
            storeSlow(linear, 8, value);
        }
    }

    /// Sign-extended load of 1, 2, 4 or 8 bytes.
    public long load(long linear, int width) {
        return switch (width) {
            case 1 -> load8(linear);
            case 2 -> load16(linear);
            case 4 -> load32(linear);
            default -> load64(linear);
        };
    }

    public void store(long linear, int width, long value) {
        switch (width) {
            case 1 -> store8(linear, value);
            case 2 -> store16(linear, value);
            case 4 -> store32(linear, value);
            default -> store64(linear, value);
        }
    }

    /// Raises the fault a store would raise, if any, and gets the line for writing; what read-modify-write instructions do first.
    public void probeWrite(long linear, int width) {
        int slot = SoftTlb.slot(linear);
        if (writeTags[slot] != (linear + width - 1 & -4096L)) {
            long low = translate(linear, Access.WRITE, userMode);
            if (crosses(linear, width)) {
                long high = translate(pageBehind(linear), Access.WRITE, userMode);
                touchCrossing(low, high, linear, width, Access.WRITE);
            } else {
                touch(low, width, Access.WRITE);
            }
        }
    }

    /// Counts an access to bytes of one frame. Page walks and instruction fetch are not counted.
    ///
    /// @return whether the page is this core's alone
    public boolean touch(long physical, int length, int access) {
        return lines == null || !memory.contains(physical) || lines.touch(core, physical, length, access == Access.WRITE);
    }

    private void touchCrossing(long low, long high, long linear, int width, int access) {
        int inLow = (int) (4096 - (linear & 4095));
        touch(low, inLow, access);
        touch(high, width - inLow, access);
    }

    /// A line has come from another core.
    void lineArrives(long line, int from, boolean write) {
        clock.charge(linePrice);
        if (tracer != null) {
            tracer.lineTransfer(line, from, write ? Direction.WRITE : Direction.READ);
        }
    }

    /// Another core has touched a page that was this core's alone.
    void forgetPage(int frame) {
        supervisor.forget(memory.frame(frame));
        user.forget(memory.frame(frame));
    }

    /// Reads as the processor itself does for its tables, whatever the ring: zero-extended.
    public long loadSystem(long linear, int width) {
        if (crosses(linear, width)) {
            return loadCrossing(linear, width, false);
        }
        long physical = translate(linear, Access.READ, false);
        touch(physical, width, Access.READ);
        return memory.read(physical, width);
    }

    public void storeSystem(long linear, int width, long value) {
        if (crosses(linear, width)) {
            storeCrossing(linear, width, value, false);
        } else {
            long physical = translate(linear, Access.WRITE, false);
            touch(physical, width, Access.WRITE);
            memory.write(physical, width, value);
        }
    }

    private long loadSlow(long linear, int width) {
        if (crosses(linear, width)) {
            return loadCrossing(linear, width, userMode);
        }
        long physical = translate(linear, Access.READ, userMode);
        if (memory.contains(physical)) {
            if (touch(physical, width, Access.READ)) {
                current.fill(Access.READ, linear(linear), memory.frame((int) (physical >>> 12)));
            }
            return memory.read(physical, width);
        }
        return loadDevice(physical, width);
    }

    private void storeSlow(long linear, int width, long value) {
        if (crosses(linear, width)) {
            storeCrossing(linear, width, value, userMode);
            return;
        }
        long physical = translate(linear, Access.WRITE, userMode);
        if (memory.contains(physical)) {
            int frame = (int) (physical >>> 12);
            boolean alone = touch(physical, width, Access.WRITE);
            memory.write(physical, width, value);
            if (alone && !memory.isWatched(frame)) {
                current.fill(Access.WRITE, linear(linear), memory.frame(frame));
            }
            return;
        }
        storeDevice(physical, width, value);
    }

    private long loadDevice(long physical, int width) {
        DeviceMemory device = devices.at(physical);
        if (device == null) {
            return -1;
        }
        clock.charge(devicePrice);
        long value = device.read((int) physical & 4095, width);
        if (tracer != null) {
            tracer.deviceMemory(physical, width, value, Direction.READ);
        }
        return value;
    }

    private void storeDevice(long physical, int width, long value) {
        DeviceMemory device = devices.at(physical);
        if (device == null) {
            return;
        }
        clock.charge(devicePrice);
        if (tracer != null) {
            tracer.deviceMemory(physical, width, value, Direction.WRITE);
        }
        device.write((int) physical & 4095, width, value);
    }

    private long loadCrossing(long linear, int width, boolean asUser) {
        long low = translate(linear, Access.READ, asUser);
        long high = translate(pageBehind(linear), Access.READ, asUser);
        touchCrossing(low, high, linear, width, Access.READ);
        int inLow = (int) (4096 - (linear & 4095));
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= memory.read(i < inLow ? low + i : high + i - inLow, 1) << 8 * i;
        }
        return value;
    }

    private void storeCrossing(long linear, int width, long value, boolean asUser) {
        long low = translate(linear, Access.WRITE, asUser);
        long high = translate(pageBehind(linear), Access.WRITE, asUser);
        touchCrossing(low, high, linear, width, Access.WRITE);
        int inLow = (int) (4096 - (linear & 4095));
        for (int i = 0; i < width; i++) {
            memory.write(i < inLow ? low + i : high + i - inLow, 1, value >> 8 * i);
        }
    }

    private static boolean crosses(long linear, int width) {
        return (linear & 4095) + width > 4096;
    }

    private static long pageBehind(long linear) {
        return (linear & -4096L) + 4096;
    }

    /// Frame number of the code at an address; the page becomes the current code page.
    public int fetchFrame(long linear) {
        codePage = linear & -4096L;
        int slot = SoftTlb.slot(linear);
        if (current.tags[Access.EXECUTE][slot] == codePage) {
            return current.frames[slot];
        }
        long physical = translate(linear, Access.EXECUTE, userMode);
        if (!memory.contains(physical)) {
            return -1;
        }
        int frame = (int) (physical >>> 12);
        current.fillExecute(linear(linear), frame);
        return frame;
    }

    /// Bytes of a frame of RAM.
    public byte[] frame(int number) {
        return memory.frame(number);
    }

    /// Contents of RAM behind a page that the current ring may access so, or null if a device answers there. Bulk string
    /// instructions work on it; for writes, the caller announces them.
    public long physical(long linear, int access) {
        return translate(linear, access, userMode);
    }

    public PhysicalMemory memory() {
        return memory;
    }

    private long linear(long linear) {
        return translation.isOn() ? linear : linear & 0xFFFF_FFFFL;
    }

    private long translate(long linear, int access, boolean asUser) {
        return translation.translate(linear, access, asUser);
    }

    /// A translation was lost.
    private void dropSoft(long page, int shift) {
        if (shift == ModelTlb.SMALL_SHIFT) {
            supervisor.invalidate(page);
            user.invalidate(page);
        } else {
            supervisor.flush();
            user.flush();
        }
        if (codePage >>> shift == page >>> shift) {
            clock.leaveBlock = true;
        }
    }

    /// The byte at a linear address as the tables stand, or -1; leaves no trace in tables, buffers or time.
    public int peek(long linear) {
        long physical = peekPhysical(linear);
        return physical < 0 ? -1 : (int) memory.read(physical, 1);
    }

    /// The physical address behind a linear one as the tables stand, or -1; leaves no trace either.
    public long peekPhysical(long linear) {
        return translation.peek(linear);
    }

    /// Adds the modelled TLB to a state hash.
    public void digest(LongConsumer digest) {
        translation.digest(digest);
    }

    /// Takes the modelled TLB and the control bits down or puts them back; what serves speed alone is dropped.
    public void state(StateTape tape) {
        translation.state(tape);
        flushSoft();
    }

    /// Drops direct pointers to a frame, whose bytes have moved.
    public void forget(byte[] frame) {
        supervisor.forget(frame);
        user.forget(frame);
    }

    /// Drops all direct pointers, so that the next store to any frame is announced.
    public void forgetFrames() {
        flushSoft();
    }
}
