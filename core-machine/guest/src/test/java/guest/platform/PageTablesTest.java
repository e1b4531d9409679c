package guest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import guest.raw.Memory;
import guest.raw.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.map.AddressMap;

class PageTablesTest {
    private static final long PAGE = AddressMap.PAGE;
    private static final long PROGRAM = AddressMap.PROGRAM_BASE;

    private FrameAllocator frames;
    private PageTables kernel;
    private PageTables tables;

    @BeforeEach
    void anEmptyAddressSpace() {
        Simulation.reset(1 << 20);
        frames = PhysicalMemory.allocator(0x10_000, 1 << 20);
        kernel = new PageTables(frames, frames.allocate());
        kernel.map(AddressMap.COMPONENTS, 0x5000, PageTables.WRITE);
        tables = new PageTables(frames, PageTables.newRoot(frames, kernel.root()));
    }

    @Test
    void aMappedPageTranslatesByteForByte() {
        assertThat(tables.map(PROGRAM, 0x7000, PageTables.USER | PageTables.NO_EXECUTE)).isTrue();
        assertThat(tables.translate(PROGRAM)).isEqualTo(0x7000);
        assertThat(tables.translate(PROGRAM + 0xABC)).isEqualTo(0x7ABC);
        assertThat(tables.translate(PROGRAM + PAGE)).isEqualTo(PageTables.UNMAPPED);
        assertThat(tables.translate(PROGRAM - 1)).isEqualTo(PageTables.UNMAPPED);
        assertThat(tables.entry(PROGRAM)).isEqualTo(0x7000 | PageTables.PRESENT | PageTables.USER | PageTables.NO_EXECUTE);
    }

    @Test
    void framesThatAreTakenAwayAreGoneFromEveryPlaceAndNoOtherIs() {
        tables.map(PROGRAM, 0x7000, PageTables.USER);
        tables.map(PROGRAM + (1L << 30), 0x8000, PageTables.USER);
        tables.map(PROGRAM + PAGE, 0x9000, PageTables.USER);
        tables.map(PROGRAM + 2 * PAGE, 0x7000, PageTables.USER);
        tables.unmapFrames(0x7000, 2 * PAGE);
        assertThat(tables.translate(PROGRAM)).isEqualTo(PageTables.UNMAPPED);
        assertThat(tables.translate(PROGRAM + (1L << 30))).isEqualTo(PageTables.UNMAPPED);
        assertThat(tables.translate(PROGRAM + 2 * PAGE)).isEqualTo(PageTables.UNMAPPED);
        assertThat(tables.translate(PROGRAM + PAGE)).isEqualTo(0x9000);
    }

    @Test
    void tablesOnTheWayToAUserPageLetUsersPassAndWrite() {
        tables.map(PROGRAM, 0x7000, PageTables.USER);
        long entry = Memory.load64(AddressMap.DIRECT_MAP + tables.root());
        for (int level = 3; level > 0; level--) {
            assertThat(entry & 7).isEqualTo(PageTables.PRESENT | PageTables.WRITE | PageTables.USER);
            long index = PROGRAM >>> 12 + 9 * (level - 1) & 511;
            entry = Memory.load64(AddressMap.DIRECT_MAP + (entry & PageTables.FRAME) + index * 8);
        }
        assertThat(entry & 7).isEqualTo(PageTables.PRESENT | PageTables.USER);
    }

    @Test
    void aTakenPlaceIsNotMappedAgain() {
        tables.map(PROGRAM, 0x7000, 0);
        assertThat(tables.map(PROGRAM, 0x8000, 0)).isFalse();
        assertThat(tables.translate(PROGRAM)).isEqualTo(0x7000);
    }

    @Test
    void unmappingGivesTheEntryBackOnce() {
        tables.map(PROGRAM, 0x7000, PageTables.WRITE);
        assertThat(tables.unmap(PROGRAM) & PageTables.FRAME).isEqualTo(0x7000);
        assertThat(tables.translate(PROGRAM)).isEqualTo(PageTables.UNMAPPED);
        assertThat(tables.unmap(PROGRAM)).isZero();
        assertThat(tables.unmap(0x5000_0000L)).isZero();
    }

    @Test
    void theKernelHalfIsShared() {
        assertThat(tables.translate(AddressMap.COMPONENTS + 5)).isEqualTo(0x5005);
        kernel.map(AddressMap.COMPONENTS + PAGE, 0x6000, 0);
        assertThat(tables.translate(AddressMap.COMPONENTS + PAGE)).isEqualTo(0x6000);
    }

    @Test
    void largePagesAreWalkedAndNotSplit() {
        tables.map(PROGRAM, 0x7000, 0);
        long directory = Memory.load64(AddressMap.DIRECT_MAP + (Memory.load64(AddressMap.DIRECT_MAP + tables.root()) & PageTables.FRAME)) & PageTables.FRAME;
        long large = 0x60_0000L;
        Memory.store64(AddressMap.DIRECT_MAP + directory + 3 * 8, large | PageTables.PRESENT | PageTables.LARGE);
        assertThat(tables.translate(0x61_2345L)).isEqualTo(0x61_2345L);
        assertThat(tables.entry(0x61_2345L)).isEqualTo(large | PageTables.PRESENT | PageTables.LARGE);
        assertThat(tables.map(0x61_2000L, 0x7000, 0)).isFalse();
        assertThat(tables.unmap(0x61_2000L)).isZero();
    }

    @Test
    void releasingReturnsTablesAndOwnedFramesButNoOthers() {
        int before = frames.used();
        PageTables other = new PageTables(frames, PageTables.newRoot(frames, kernel.root()));
        other.map(PROGRAM, frames.allocate(), PageTables.USER | PageTables.OWNED);
        other.map(AddressMap.PROGRAM_STACK_TOP - PAGE, frames.allocate(), PageTables.USER | PageTables.OWNED);
        other.map(PROGRAM + PAGE, 0x7000, PageTables.USER);
        other.release();
        assertThat(frames.used()).isEqualTo(before);
        assertThat(kernel.translate(AddressMap.COMPONENTS)).isEqualTo(0x5000);
    }

    @Test
    void withoutFramesNothingIsMapped() {
        while (frames.allocate() != FrameAllocator.NONE) {
            // Takes what is left.
        }
        assertThat(tables.map(PROGRAM, 0x7000, 0)).isFalse();
        assertThat(PageTables.newRoot(frames, kernel.root())).isZero();
    }
}
