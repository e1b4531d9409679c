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

    private PagingRules rules = PagingRules.OFF;
    /// The four entries above the tables of [PagingRules.Format#THREE_LEVELS].
    private final long[] pointers = new long[4];
    private long root;
    private int space;
    /// The one used last.
    private ModelTlb.Entry last;
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
    void configure(PagingRules rules) {
        this.rules = rules;
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

    /// Reads the four pointers above tables of three levels from physical memory; false, and nothing changes, if one is malformed.
    boolean loadPointers(long root) {
        return walker.loadPointers(root, pointers);
    }

    /// Drops the translations of one page in the present address space, and global ones.
    void invalidate(long linear) {
        for (var entry = tlb.find(linear, space); entry != null; entry = tlb.find(linear, space)) {
            drop(entry);
        }
    }

    private void drop(ModelTlb.Entry entry) {
        entry.valid = false;
        lost.drop(entry.page, entry.shift);
    }

    /// Drops the translation of one page in an address space, but no global one.
    void invalidate(long linear, int space) {
        for (var entry = tlb.findOwn(linear, space); entry != null; entry = tlb.findOwn(linear, space)) {
            drop(entry);
        }
    }

    /// Drops what an address space holds, but no global translations.
    void invalidateSpace(int space) {
        tlb.flush(space);
    }

    /// Drops what all address spaces hold, but no global translations.
    void invalidateSpaces() {
        tlb.flushSpaces();
    }

    void invalidateAll() {
        tlb.flushAll();
    }

    /// Bits of a linear address that count.
    long linearMask() {
        return rules.linearMask();
    }

    /// Physical address of a linear one, or the fault the access raises.
    long translate(long address, int access, Actor actor) {
        long linear = address & rules.linearMask();
        if (!rules.isOn()) {
            return linear;
        }
        if (linear << 16 >> 16 != linear && rules.format() == PagingRules.Format.FOUR_LEVELS) {
            throw faults.nonCanonical();
        }
        var entry = tlb.find(linear, space);
        if (entry != null && permits(entry.writable, entry.user, entry.executable, access, actor)
                && (access != Access.WRITE || entry.dirty)) {
            last = entry;
            return entry.translate(linear);
        }
        return walk(linear, access, actor, entry);
    }

    /// Whether stores, too, may go where the last translation led, and change nothing in the tables.
    boolean permitsStores(Actor actor) {
        return !rules.isOn() || last.dirty && permits(last.writable, last.user, last.executable, Access.WRITE, actor);
    }

    private boolean permits(boolean writable, boolean forUser, boolean executable, int access, Actor actor) {
        if (access == Access.EXECUTE && !executable) {
            return false;
        }
        if (actor == Actor.USER) {
            return forUser && (access != Access.WRITE || writable);
        }
        if (forUser && (access == Access.EXECUTE ? rules.noSupervisorFetch()
                : rules.noSupervisorAccess() && actor != Actor.TRUSTING_SUPERVISOR)) {
            return false;
        }
        return access != Access.WRITE || writable || !rules.writeProtect();
    }

    /// Walks the tables and enters the translation in the modelled TLB, in place of a stale one if there is.
    private long walk(long linear, int access, Actor actor, ModelTlb.Entry stale) {
        if (stale == null) {
            clock.charge(missPrice);
            if (tracer != null) {
                tracer.tlbMiss(linear);
            }
        }
        walk(linear, walk);
        if (walk.error != PageWalker.NO_ERROR || !permits(walk.writable, walk.user, walk.executable, access, actor)) {
            if (stale != null) {
                invalidate(linear);
            }
            int present = walk.error == PageWalker.NO_ERROR ? ERROR_PRESENT : walk.error;
            throw faults.pageFault(linear, present | (access == Access.WRITE ? ERROR_WRITE : 0) | (actor == Actor.USER ? ERROR_USER : 0)
                    | (access == Access.EXECUTE && rules.tellsFetches() ? ERROR_FETCH : 0));
        }
        walker.markUsed(walk, access == Access.WRITE);
        if (stale != null) {
            drop(stale);
        }
        var entry = stale != null && stale.shift == walk.shift ? stale : tlb.replace(linear, walk.shift);
        if (entry.valid) {
            lost.drop(entry.page, entry.shift);
        }
        fill(entry, linear);
        last = entry;
        return entry.translate(linear);
    }

    private void walk(long linear, PageWalker.Result result) {
        walker.walk(rules, rules.format() == PagingRules.Format.THREE_LEVELS ? pointers[(int) (linear >>> 30)] : root, linear, result);
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
    long peek(long address) {
        long linear = address & rules.linearMask();
        if (!rules.isOn()) {
            return linear;
        }
        var result = new PageWalker.Result();
        walk(linear, result);
        return result.error != PageWalker.NO_ERROR ? -1 : result.physical | linear & (1L << result.shift) - 1;
    }

    /// Adds the modelled TLB to a state hash.
    void digest(LongConsumer digest) {
        tlb.digest(digest);
    }

    /// Takes the modelled TLB and the control bits down or puts them back.
    void state(StateTape tape) {
        rules = PagingRules.state(rules, tape);
        tape.words(pointers);
        root = tape.word(root);
        space = tape.number(space);
        tlb.state(tape);
    }
}
