package guest.bench;

import guest.platform.FrameAllocator;
import guest.platform.PageTables;

/// The page tables of every kernel: maps pages one by one, looks them up, and removes them.
final class PageMapping implements Routine {
    private static final int ROUNDS = 20;
    private static final int PAGES = 512;
    private static final long PAGE = 4096;
    private static final long FIRST = 0x4000_0000_0000L;
    /// The pages need three page tables.
    private static final long STRIDE = 3 * PAGE;
    private static final long FRAMES = 0x200_0000;
    private static final long FRAMES_END = 0x280_0000;

    private final FrameAllocator frames = new FrameAllocator(FRAMES, FRAMES_END);
    private final PageTables tables = new PageTables(frames, frames.allocate());

    @Override
    public long run() {
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < PAGES; i++) {
                boolean mapped = tables.map(FIRST + i * STRIDE, FRAMES_END + i * PAGE, PageTables.WRITE | PageTables.USER);
                sum += mapped ? 1 : 0;
            }
            for (int i = 0; i < PAGES; i++) {
                sum = sum * 31 + tables.unmap(FIRST + i * STRIDE);
            }
        }
        return sum + frames.used();
    }
}
