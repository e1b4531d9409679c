package ringside.machine.mmu;

import java.util.function.LongConsumer;
import ringside.machine.cpu.Faults;
import ringside.machine.state.StateTape;
import ringside.machine.time.CoreClock;
import ringside.machine.trace.Tracer;

/// From linear to physical addresses: the modelled TLB, walks where it does not know, and the faults. Intel SDM vol. 3A chapter 4.
final class Translation {
    private static final int ERROR_PRESENT = 1;
    private static final int ERROR_WRITE = 2;
    private static final int ERROR_USER = 4;
    private static final int ERROR_FETCH = 16;

    /// Learns which pages the modelled TLB no longer holds.
    interface Lost {
        void drop(long page, int shift);
    }

    private final PageWalker walker;
    private final PageWalker.Result walk = new PageWalker.Result();
    private final ModelTlb tlb = new ModelTlb();
    private final CoreClock clock;
    private final Faults faults;
    private final int missPrice;
    private final Lost lost;

    private boolean paging;
    private boolean writeProtect;
    private boolean noExecute;
    private boolean globalPages;
    private long root;
    private int space;
    /// Null while nobody observes.
    private Tracer tracer;

    Translation(PageWalker walker, CoreClock clock, Faults faults, int missPrice, Lost lost) {
        this.walker = walker;
        this.clock = clock;
        this.faults = faults;
        this.missPrice = missPrice;
        this.lost = lost;
    }

    void tracer(Tracer tracer) {
        this.tracer = tracer;
    }

    /// Follows the control bits; drops every translation.
    void configure(boolean paging, boolean writeProtect, boolean noExecute, boolean globalPages) {
        this.paging = paging;
        this.writeProtect = writeProtect;
        this.noExecute = noExecute;
        this.globalPages = globalPages;
        tlb.flushAll();
    }

    /// Loads an address space.
    void root(long root, int space, boolean keep) {
        this.root = root;
        this.space = space;
        if (!keep) {
            tlb.flush(space);
        }
    }

    /// Drops the translations of one page in the present address space, and global ones.
    void invalidate(long linear) {
        for (var entry = tlb.find(linear, space); entry != null; entry = tlb.find(linear, space)) {
            entry.valid = false;
            lost.drop(entry.page, entry.shift);
        }
    }

    boolean isOn() {
        return paging;
    }

    /// Physical address of a linear one, or the fault the access raises.
    long translate(long linear, int access, boolean asUser) {
        if (!paging) {
            return linear & 0xFFFF_FFFFL;
        }
        if (linear << 16 >> 16 != linear) {
            throw faults.nonCanonical();
        }
        var entry = tlb.find(linear, space);
        if (entry != null && permits(entry, access, asUser) && (access != Access.WRITE || entry.dirty)) {
            return entry.translate(linear);
        }
        return walk(linear, access, asUser, entry);
    }

    private boolean permits(ModelTlb.Entry entry, int access, boolean asUser) {
        return permits(entry.writable, entry.user, entry.executable, access, asUser);
    }

    private boolean permits(boolean writable, boolean forUser, boolean executable, int access, boolean asUser) {
        if (asUser && !forUser || access == Access.EXECUTE && !executable) {
            return false;
        }
        return access != Access.WRITE || writable || !asUser && !writeProtect;
    }

    /// Walks the tables and enters the translation in the modelled TLB, in place of a stale one if there is.
    private long walk(long linear, int access, boolean asUser, ModelTlb.Entry stale) {
        if (stale == null) {
            clock.charge(missPrice);
            if (tracer != null) {
                tracer.tlbMiss(linear);
            }
        }
        walker.walk(root, linear, noExecute, globalPages, walk);
        if (walk.error != PageWalker.NO_ERROR || !permits(walk.writable, walk.user, walk.executable, access, asUser)) {
            if (stale != null) {
                invalidate(linear);
            }
            int present = walk.error == PageWalker.NO_ERROR ? ERROR_PRESENT : walk.error;
            throw faults.pageFault(linear, present | (access == Access.WRITE ? ERROR_WRITE : 0) | (asUser ? ERROR_USER : 0)
                    | (access == Access.EXECUTE && noExecute ? ERROR_FETCH : 0));
        }
        walker.markUsed(walk, access == Access.WRITE);
        if (stale != null) {
            stale.valid = false;
            lost.drop(stale.page, stale.shift);
        }
        var entry = stale != null && stale.shift == walk.shift ? stale : tlb.replace(linear, walk.shift);
        if (entry.valid) {
            lost.drop(entry.page, entry.shift);
        }
        fill(entry, linear);
        return entry.translate(linear);
    }

    private void fill(ModelTlb.Entry entry, long linear) {
        entry.valid = true;
        entry.page = linear & -(1L << walk.shift);
        entry.shift = walk.shift;
        entry.physical = walk.physical;
        entry.space = space;
        entry.epoch = tlb.epoch(space);
        entry.global = walk.global;
        entry.writable = walk.writable;
        entry.user = walk.user;
        entry.executable = walk.executable;
        entry.dirty = walk.dirty;
    }

    /// The physical address as the tables stand, or -1; leaves no trace in tables, buffers or time.
    long peek(long linear) {
        if (!paging) {
            return linear & 0xFFFF_FFFFL;
        }
        var result = new PageWalker.Result();
        walker.walk(root, linear, noExecute, globalPages, result);
        return result.error != PageWalker.NO_ERROR ? -1 : result.physical | linear & (1L << result.shift) - 1;
    }

    /// Adds the modelled TLB to a state hash.
    void digest(LongConsumer digest) {
        tlb.digest(digest);
    }

    /// Takes the modelled TLB and the control bits down or puts them back.
    void state(StateTape tape) {
        paging = tape.bit(paging);
        writeProtect = tape.bit(writeProtect);
        noExecute = tape.bit(noExecute);
        globalPages = tape.bit(globalPages);
        root = tape.word(root);
        space = tape.number(space);
        tlb.state(tape);
    }
}
