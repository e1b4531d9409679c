package guest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;
import shared.map.AddressMap;

class AddressSpaceTest {
    private static final long PAGE = AddressMap.PAGE;
    private static final long PROGRAM = AddressMap.PROGRAM_BASE;
    private static final long KERNEL_WINDOW = AddressMap.COMPONENTS;
    private static final long OWN_WINDOW = AddressMap.COMPONENTS + 4 * AddressMap.WINDOW;
    private static final int TAG = 5;
    private static final long ACCESSED = 0x20;

    private FrameAllocator frames;
    private PageTables kernel;
    private AddressSpace space;

    @BeforeEach
    void anEmptySpaceBesideAKernel() {
        Simulation.reset(1 << 20);
        Control.cr3 = 0;
        frames = PhysicalMemory.allocator(0x1_0000, 1 << 20);
        kernel = new PageTables(frames, frames.allocate());
        kernel.map(KERNEL_WINDOW, 0x5000, PageTables.WRITE);
        space = new AddressSpace(frames, kernel.root(), TAG);
    }

    @Test
    void aDomainsWindowIsNotSeenByTheKernelOrByOthers() {
        AddressSpace other = new AddressSpace(frames, kernel.root(), TAG + 1);
        assertThat(space.map(OWN_WINDOW, 0x7000, PAGE, PageTables.WRITE)).isZero();
        assertThat(space.translate(OWN_WINDOW + 5, AddressSpace.WRITABLE)).isEqualTo(0x7005);
        assertThat(other.translate(OWN_WINDOW, AddressSpace.READABLE)).isEqualTo(AddressSpace.NOT_MAPPED);
        assertThat(kernel.translate(OWN_WINDOW)).isEqualTo(PageTables.UNMAPPED);
    }

    @Test
    void theKernelIsThereButClosedToRing3() {
        assertThat(new PageTables(frames, space.root()).translate(KERNEL_WINDOW)).isEqualTo(0x5000);
        assertThat(space.permits(KERNEL_WINDOW, 1, AddressSpace.READABLE)).isFalse();
    }

    @Test
    void permissionCoversEveryPageOfARange() {
        space.map(PROGRAM, 0x7000, 2 * PAGE, PageTables.WRITE);
        space.map(PROGRAM + 2 * PAGE, 0x9000, PAGE, 0);
        assertThat(space.permits(PROGRAM + 1, 2 * PAGE - 1, AddressSpace.WRITABLE)).isTrue();
        assertThat(space.permits(PROGRAM + 1, 2 * PAGE, AddressSpace.WRITABLE)).isFalse();
        assertThat(space.permits(PROGRAM, 3 * PAGE, AddressSpace.READABLE)).isTrue();
        assertThat(space.permits(PROGRAM, 3 * PAGE + 1, AddressSpace.READABLE)).isFalse();
        assertThat(space.permits(PROGRAM, Long.MAX_VALUE, AddressSpace.READABLE)).isFalse();
        assertThat(space.permits(0, 0, AddressSpace.WRITABLE)).isTrue();
    }

    @Test
    void aTakenPlaceIsNotMappedAgain() {
        space.map(PROGRAM, 0x7000, PAGE, 0);
        assertThat(space.map(PROGRAM - PAGE, 0x8000, 2 * PAGE, 0)).isEqualTo(-Errno.EBUSY);
    }

    @Test
    void neighboursInPhysicalMemoryAreOnePiece() {
        space.map(PROGRAM, 0x7000, 2 * PAGE, PageTables.WRITE);
        space.map(PROGRAM + 2 * PAGE, 0x9000, PAGE, 0);
        space.map(PROGRAM + 3 * PAGE, 0x7000, PAGE, 0);
        assertThat(space.place(PROGRAM + 8, 100, AddressSpace.READABLE)).isEqualTo(0x7008);
        assertThat(space.place(PROGRAM + 8, 3 * PAGE - 8, AddressSpace.READABLE)).isEqualTo(0x7008);
        assertThat(space.place(PROGRAM + 8, 3 * PAGE - 7, AddressSpace.READABLE)).isEqualTo(AddressSpace.NOT_MAPPED);
        assertThat(space.place(PROGRAM + 8, 2 * PAGE - 8, AddressSpace.WRITABLE)).isEqualTo(0x7008);
        assertThat(space.place(PROGRAM + 8, 2 * PAGE, AddressSpace.WRITABLE)).isEqualTo(AddressSpace.NOT_MAPPED);
        assertThat(space.place(PROGRAM + 4 * PAGE, 1, AddressSpace.READABLE)).isEqualTo(AddressSpace.NOT_MAPPED);
        assertThat(space.place(PROGRAM, Long.MAX_VALUE, AddressSpace.READABLE)).isEqualTo(AddressSpace.NOT_MAPPED);
    }

    @Test
    void permissionIsTheSameWhereverTheLastWalkLed() {
        long apart = PROGRAM + (1L << 30);
        space.map(PROGRAM, 0x7000, PAGE, 0);
        space.map(apart, 0x8000, PAGE, 0);
        for (int i = 0; i < 2; i++) {
            assertThat(space.permits(PROGRAM, PAGE, AddressSpace.READABLE)).isTrue();
            assertThat(space.permits(apart, PAGE, AddressSpace.READABLE)).isTrue();
            assertThat(space.permits(apart | 1L << 60, 1, AddressSpace.READABLE)).isFalse();
            assertThat(space.permits(-1, 1, AddressSpace.READABLE)).isFalse();
        }
    }

    @Test
    void clearingGivesBackTheOwnTablesAndLeavesTheKernelsAlone() {
        int before = frames.used();
        space.map(PROGRAM, 0x7000, PAGE, 0);
        space.map(OWN_WINDOW, 0x8000, PAGE, 0);
        markWindowsAccessed();
        space.clear();
        assertThat(frames.used()).isEqualTo(before);
        assertThat(space.permits(PROGRAM, 1, AddressSpace.READABLE)).isFalse();
        assertThat(space.permits(OWN_WINDOW, 1, AddressSpace.READABLE)).isFalse();
        assertThat(kernel.translate(KERNEL_WINDOW)).isEqualTo(0x5000);
        assertThat(new PageTables(frames, space.root()).translate(KERNEL_WINDOW)).isEqualTo(0x5000);
    }

    /// What the processor does to the entries of the directory it walks, which is this space's and not the kernel's.
    private void markWindowsAccessed() {
        long table = space.root();
        for (int shift = 39; shift > 21; shift -= 9) {
            table = Memory.load64(AddressMap.DIRECT_MAP + table + (KERNEL_WINDOW >>> shift & 511) * 8) & PageTables.FRAME;
        }
        long at = AddressMap.DIRECT_MAP + table + (KERNEL_WINDOW >>> 21 & 511) * 8;
        Memory.store64(at, Memory.load64(at) | ACCESSED);
    }

    @Test
    void translationsAreKeptUntilSomethingWasTakenAway() {
        AddressSpace other = new AddressSpace(frames, kernel.root(), TAG + 1);
        space.load();
        assertThat(Control.cr3).isEqualTo(space.root() | TAG | 1L << 63);
        Control.cr3 = other.root() | TAG + 1;
        space.map(PROGRAM, 0x7000, PAGE, 0);
        space.unmap(PROGRAM, PAGE);
        space.load();
        assertThat(Control.cr3).isEqualTo(space.root() | TAG);
    }

    @Test
    void theLoadedSpaceIsNotLoadedAgain() {
        Control.cr3 = space.root() | TAG;
        int before = Control.loads;
        space.load();
        assertThat(Control.loads).isEqualTo(before);
    }
}
