package ringside.machine.mmu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import ringside.machine.state.StateTape;

/// Which core's cache has which line of memory, for pages that more than one core has touched.
///
/// A page belongs to the core that touches it first, with all its lines, and costs nothing while it stays so. When a second core touches
/// it, each of its 64-byte lines is followed from then on: held by any number of readers, or by one writer alone. A core that lacks
/// what it needs gets it from another, which is a transfer. A read adds it to the holders; a write makes it the only one, also
/// when it was among them, because the others' copies have to go. Lines are never lost for lack of room.
public final class LineDirectory {
    private static final int FRAME_SHIFT = 12;
    private static final int LINE_SHIFT = 6;
    private static final int LINES = 1 << FRAME_SHIFT - LINE_SHIFT;
    private static final byte SHARED = -1;

    /// The lines of one page.
    private static final class Page {
        /// Cores that hold the line, as bits.
        final long[] holders = new long[LINES];
        /// Core that had the line alone last.
        final byte[] writer = new byte[LINES];
    }

    private final List<Mmu> cores = new ArrayList<>();
    /// 0 for untouched, 1 + core for a page of one core, or [#SHARED]; by frame.
    private final byte[] owners;
    private final Page[] pages;

    /// @param bytes of RAM
    public LineDirectory(long bytes) {
        owners = new byte[(int) (bytes >>> FRAME_SHIFT)];
        pages = new Page[owners.length];
    }

    /// Cores join in the order of their numbers.
    void join(Mmu core) {
        cores.add(core);
    }

    /// A core touches bytes of one frame.
    ///
    /// @return whether the page is this core's alone, so that it need not ask again
    boolean touch(int core, long physical, int length, boolean write) {
        int frame = (int) (physical >>> FRAME_SHIFT);
        int owner = owners[frame];
        if (owner == core + 1) {
            return true;
        }
        if (owner == 0) {
            owners[frame] = (byte) (core + 1);
            return true;
        }
        if (owner != SHARED) {
            share(frame, owner - 1);
        }
        var page = pages[frame];
        int last = (int) (physical + length - 1 >>> LINE_SHIFT) & LINES - 1;
        for (int line = (int) (physical >>> LINE_SHIFT) & LINES - 1; line <= last; line++) {
            touch(page, line, core, (long) frame << FRAME_SHIFT | (long) line << LINE_SHIFT, write);
        }
        return false;
    }

    private void share(int frame, int owner) {
        owners[frame] = SHARED;
        var page = new Page();
        Arrays.fill(page.holders, 1L << owner);
        Arrays.fill(page.writer, (byte) owner);
        pages[frame] = page;
        cores.get(owner).forgetPage(frame);
    }

    private void touch(Page page, int line, int core, long address, boolean write) {
        long holders = page.holders[line];
        long own = 1L << core;
        if (write ? holders == own : (holders & own) != 0) {
            return;
        }
        int from = page.writer[line] != core ? page.writer[line] : Long.numberOfTrailingZeros(holders & ~own);
        page.holders[line] = write ? own : holders | own;
        if (write) {
            page.writer[line] = (byte) core;
        }
        cores.get(core).lineArrives(address, from, write);
    }

    /// Adds the holders to a state hash.
    public void digest(LongConsumer digest) {
        for (int frame = 0; frame < owners.length; frame++) {
            if (owners[frame] != 0) {
                digest.accept((long) frame << 8 | owners[frame] & 0xFF);
            }
            for (int line = 0; owners[frame] == SHARED && line < LINES; line++) {
                digest.accept(pages[frame].holders[line]);
                digest.accept(pages[frame].writer[line]);
            }
        }
    }

    /// Takes owners and holders down or puts them back.
    public void state(StateTape tape) {
        tape.bytes(owners);
        for (int frame = 0; frame < owners.length; frame++) {
            if (owners[frame] == SHARED) {
                var page = pages[frame] == null ? new Page() : pages[frame];
                tape.words(page.holders);
                tape.bytes(page.writer);
                pages[frame] = page;
            } else {
                pages[frame] = null;
            }
        }
    }
}
