package ringside.machine.exec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.machine.isa.CodeSize;
import ringside.machine.cpu.Cpu;
import ringside.machine.memory.PhysicalMemory;

/// Decoded blocks by physical page, for all cores. A store into bytes that were decoded forgets the page's blocks.
public final class CodeCache {
    private static final int PAGE = 4096;
    /// Decoded instructions, some 100 MiB of the host's memory: more than an operating system runs while it boots, but not all that a guest
    /// gone astray finds in its memory.
    private static final int MOST = 1 << 18;

    /// Blocks and decoded bytes of one frame.
    private static final class Page {
        final Block[] blocks = new Block[PAGE];
        final long[] decoded = new long[PAGE / 64];
    }

    private final Map<Integer, Page> pages = new HashMap<>();
    private final PhysicalMemory memory;
    private final List<Cpu> cores;
    private int instructions;
    private int lastFrame = -1;
    private Page lastPage;

    public CodeCache(PhysicalMemory memory, List<Cpu> cores) {
        this.memory = memory;
        this.cores = List.copyOf(cores);
        memory.watcher(this::storing);
    }

    /// @param offset of the block in its page
    /// @param rip    at which it runs
    Block find(int frame, int offset, long rip, CodeSize codeSize) {
        var page = page(frame);
        if (page == null) {
            return null;
        }
        var block = page.blocks[offset];
        while (block != null && (block.start != rip || block.codeSize != codeSize)) {
            block = block.alias;
        }
        return block;
    }

    private Page page(int frame) {
        if (frame != lastFrame) {
            lastFrame = frame;
            lastPage = pages.get(frame);
        }
        return lastPage;
    }

    void add(int frame, int at, Block block) {
        instructions += block.count;
        if (instructions > MOST) {
            clear();
            leaveBlocks();
            instructions = block.count;
        }
        var page = watched(frame);
        int end = at + (int) (block.end() - block.start);
        block.alias = page.blocks[at];
        page.blocks[at] = block;
        mark(page, at, Math.min(end, PAGE));
        if (block.secondFrame >= 0) {
            mark(watched(block.secondFrame), 0, end - PAGE);
        }
    }

    private Page watched(int frame) {
        var page = pages.get(frame);
        if (page == null) {
            page = new Page();
            pages.put(frame, page);
            lastFrame = -1;
            memory.watch(frame, true);
            for (var core : cores) {
                core.mmu.protect(memory.frame(frame));
            }
        }
        return page;
    }

    private static void mark(Page page, int from, int to) {
        for (int i = from; i < to; i++) {
            page.decoded[i >> 6] |= 1L << i;
        }
    }

    private void storing(long physical, int length) {
        int frame = (int) (physical >>> 12);
        var page = pages.get(frame);
        int at = (int) physical & PAGE - 1;
        for (int i = at; i < at + length; i++) {
            if ((page.decoded[i >> 6] >>> i & 1) != 0) {
                forget(frame);
                return;
            }
        }
    }

    /// Blocks of the page before may reach into this one; they go with their page's next check of the second frame's bytes.
    private void forget(int frame) {
        pages.remove(frame);
        memory.watch(frame, false);
        lastFrame = -1;
        leaveBlocks();
        for (var page : pages.values()) {
            dropReaching(page, frame);
        }
    }

    private void leaveBlocks() {
        for (var core : cores) {
            core.clock.leaveBlock = true;
        }
    }

    /// Only the last few offsets of a page can start an instruction that reaches into the next.
    private static void dropReaching(Page page, int frame) {
        for (int i = PAGE - 15; i < PAGE; i++) {
            for (var block = page.blocks[i]; block != null; block = block.alias) {
                if (block.secondFrame == frame) {
                    page.blocks[i] = null;
                    break;
                }
            }
        }
    }

    /// Forgets all decoded code, as when what blocks remember of the observer has changed.
    public void clear() {
        for (int frame : pages.keySet()) {
            memory.watch(frame, false);
        }
        pages.clear();
        instructions = 0;
        lastFrame = -1;
    }
}
