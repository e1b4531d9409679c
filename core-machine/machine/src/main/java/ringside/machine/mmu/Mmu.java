package ringside.machine.mmu;

import java.util.function.LongConsumer;
import ringside.machine.cpu.Faults;
import ringside.machine.cpu.Vector;
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
    private final DeviceAccess devices;
    private final CoreClock clock;
    private final Translation translation;
    private final int linePrice;
    private final Faults faults;
    /// Null where lines are not followed.
    private final LineDirectory lines;

    private final SoftViews views = new SoftViews();
    private final DataBreakpoints breakpoints = new DataBreakpoints();
    private SoftTlb current = views.of(Actor.SUPERVISOR);
    private long[] readTags = current.tags[Access.READ];
    private long[] writeTags = current.tags[Access.WRITE];
    private byte[][] readPages = current.pages[Access.READ];
    private byte[][] writePages = current.pages[Access.WRITE];

    private Actor actor = Actor.SUPERVISOR;
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
        this.devices = new DeviceAccess(devices, clock, costs.price(CostTable.Item.DEVICE_MEMORY));
        this.clock = clock;
        this.translation = new Translation(new PageWalker(memory, gigabytePages), clock, faults, costs.price(CostTable.Item.TLB_MISS),
                this::dropSoft);
        this.linePrice = costs.price(CostTable.Item.LINE_TRANSFER);
        this.faults = faults;
        this.lines = lines;
        if (lines != null) {
            lines.join(this);
        }
    }

    public void tracer(Tracer tracer) {
        this.tracer = tracer;
        translation.tracer(tracer);
        devices.tracer(tracer);
    }

    /// Follows a change of what the code may do.
    ///
    /// @param trusting    EFLAGS.AC is set
    /// @param checksWidth data accesses in ring 3 must be aligned
    public void view(int ring, boolean trusting, boolean checksWidth) {
        actor = ring == 3 ? Actor.USER : trusting ? Actor.TRUSTING_SUPERVISOR : Actor.SUPERVISOR;
        current = ring == 3 && checksWidth ? views.aligned : views.of(actor);
        readTags = current.tags[Access.READ];
        writeTags = current.tags[Access.WRITE];
        readPages = current.pages[Access.READ];
        writePages = current.pages[Access.WRITE];
    }

    /// Follows a change of the control bits that decide how translation works; drops every translation.
    public void configure(PagingRules rules) {
        translation.configure(rules);
        flushSoft();
    }

    /// Reads the pointers above tables of three levels; false, and nothing changes, if one is malformed.
    public boolean loadPointers(long root) {
        return translation.loadPointers(root);
    }

    /// What debug registers ask for. After a change, [#forgetFrames()] makes accesses heed it.
    public DataBreakpoints breakpoints() {
        return breakpoints;
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

    /// Drops the translation of one page in an address space, but no global one.
    public void invalidatePage(long linear, int space) {
        translation.invalidate(linear, space);
        flushSoft();
    }

    /// Drops what an address space holds, but no global translations.
    public void invalidateSpace(int space) {
        translation.invalidateSpace(space);
        flushSoft();
    }

    /// Drops what all address spaces hold, but no global translations.
    public void invalidateSpaces() {
        translation.invalidateSpaces();
        flushSoft();
    }

    /// Drops everything.
    public void invalidateAll() {
        translation.invalidateAll();
        flushSoft();
    }

    private void flushSoft() {
        views.flush();
        clock.leaveBlock = true;
    }

    /// Makes stores to a frame take the slow path, where its watcher learns of them.
    public void protect(byte[] frame) {
        views.protect(frame);
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

    /// The bytes of the page that holds such a stretch if it may be read directly, else null. To be read at once.
    public byte[] readable(long linear, int length) {
        int slot = SoftTlb.slot(linear);
        return readTags[slot] == (linear + length - 1 & -4096L) ? readPages[slot] : null;
    }

    /// As [#readable(long, int)], for writing.
    public byte[] writable(long linear, int length) {
        int slot = SoftTlb.slot(linear);
        return writeTags[slot] == (linear + length - 1 & -4096L) ? writePages[slot] : null;
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
            long low = translate(linear, Access.WRITE, actor);
            long high = crosses(linear, width) ? translate(pageBehind(linear), Access.WRITE, actor) : 0;
            requireAligned(linear, width);
            if (crosses(linear, width)) {
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
        forget(memory.frame(frame));
    }

    /// Reads as the processor itself does for its tables, whatever the ring: zero-extended.
    public long loadSystem(long linear, int width) {
        if (crosses(linear, width)) {
            return loadCrossing(linear, width, Actor.SUPERVISOR);
        }
        long physical = translate(linear, Access.READ, Actor.SUPERVISOR);
        touch(physical, width, Access.READ);
        return memory.read(physical, width);
    }

    public void storeSystem(long linear, int width, long value) {
        storeAs(Actor.SUPERVISOR, linear, width, value);
    }

    /// Pushes a handler's frame: a supervisor's store, which EFLAGS.AC opens user pages for.
    public void storeFrame(long linear, int width, long value, boolean trusting) {
        storeAs(trusting ? Actor.TRUSTING_SUPERVISOR : Actor.SUPERVISOR, linear, width, value);
    }

    private void storeAs(Actor actor, long linear, int width, long value) {
        if (crosses(linear, width)) {
            storeCrossing(linear, width, value, actor);
        } else {
            long physical = translate(linear, Access.WRITE, actor);
            touch(physical, width, Access.WRITE);
            memory.write(physical, width, value);
        }
    }

    private long loadSlow(long linear, int width) {
        if (crosses(linear, width)) {
            long value = loadCrossing(linear, width, actor);
            tell(linear, width, Access.READ);
            return value;
        }
        long physical = translate(linear, Access.READ, actor);
        requireAligned(linear, width);
        tell(linear, width, Access.READ);
        if (memory.contains(physical)) {
            if (touch(physical, width, Access.READ) && isPlain(linear)) {
                fill(linear, (int) (physical >>> 12), translation.permitsStores(actor));
            }
            return memory.read(physical, width);
        }
        return devices.load(physical, width);
    }

    private void storeSlow(long linear, int width, long value) {
        if (crosses(linear, width)) {
            storeCrossing(linear, width, value, actor);
            tell(linear, width, Access.WRITE);
            return;
        }
        long physical = translate(linear, Access.WRITE, actor);
        requireAligned(linear, width);
        tell(linear, width, Access.WRITE);
        if (memory.contains(physical)) {
            int frame = (int) (physical >>> 12);
            boolean alone = touch(physical, width, Access.WRITE);
            memory.write(physical, width, value);
            if (alone && isPlain(linear)) {
                fill(linear, frame, true);
            }
            return;
        }
        devices.store(physical, width, value);
    }

    private void fill(long linear, int frame, boolean writes) {
        var page = memory.frame(frame);
        current.fill(Access.READ, linear(linear), page);
        if (writes && !memory.isWatched(frame)) {
            current.fill(Access.WRITE, linear(linear), page);
        }
    }

    /// Whether accesses to a page need no look at each: string instructions may then work on a stretch of it at once.
    public boolean isPlain(long linear) {
        return current != views.aligned && !breakpoints.concerns(linear);
    }

    private void requireAligned(long linear, int width) {
        if (current == views.aligned && (linear & width - 1) != 0) {
            throw faults.raise(Vector.ALIGNMENT_CHECK);
        }
    }

    private void tell(long linear, int width, int access) {
        if (breakpoints.isArmed() && breakpoints.access(linear, width, access)) {
            clock.leaveBlock = true;
        }
    }

    private long loadCrossing(long linear, int width, Actor actor) {
        long low = translate(linear, Access.READ, actor);
        long high = translate(pageBehind(linear), Access.READ, actor);
        requireAligned(linear, width);
        touchCrossing(low, high, linear, width, Access.READ);
        int inLow = (int) (4096 - (linear & 4095));
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= memory.read(i < inLow ? low + i : high + i - inLow, 1) << 8 * i;
        }
        return value;
    }

    private void storeCrossing(long linear, int width, long value, Actor actor) {
        long low = translate(linear, Access.WRITE, actor);
        long high = translate(pageBehind(linear), Access.WRITE, actor);
        requireAligned(linear, width);
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
        long physical = translate(linear, Access.EXECUTE, actor);
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
        return translate(linear, access, actor);
    }

    public PhysicalMemory memory() {
        return memory;
    }

    private long linear(long linear) {
        return linear & translation.linearMask();
    }

    private long translate(long linear, int access, Actor actor) {
        return translation.translate(linear, access, actor);
    }

    /// A translation was lost.
    private void dropSoft(long page, int shift) {
        if (shift == ModelTlb.SMALL_SHIFT) {
            views.invalidate(page);
        } else {
            views.flush();
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
        views.forget(frame);
    }

    /// Drops all direct pointers, so that the next store to any frame is announced.
    public void forgetFrames() {
        flushSoft();
    }
}
