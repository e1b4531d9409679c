package guest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import guest.raw.Code;
import guest.raw.Control;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.map.AddressMap;

/// Threads that a scheduler may ask for in any order, and those it does not get.
class ThreadSwitchTest {
    private static final long ENTRY = AddressMap.PROGRAM_BASE;

    private final FrameAllocator frames = StillMachine.memory(1 << 20);
    private final long kernelRoot = frames.allocate();
    private final ProgramSpaces spaces = new ProgramSpaces(frames, kernelRoot);
    private final ThreadContext boot = new ThreadContext(0);
    private final ThreadSwitch core = new ThreadSwitch(new CoreArea(new SegmentTable()), boot, kernelRoot, ContextTags.NONE);
    private final ThreadContext thread = new ThreadContext(1, AddressMap.DIRECT_MAP + 0x9000);
    private ProgramSpace space;

    @BeforeEach
    void aSpaceThatBegins() {
        Code.switches = 0;
        Control.cr3 = kernelRoot;
        space = spaces.create();
        space.beginAt(ENTRY, AddressMap.PROGRAM_STACK_TOP);
    }

    @Test
    void aThreadThatBeganRunsInItsSpace() {
        thread.begin(space);
        core.switchTo(thread);
        assertThat(core.running()).isSameAs(thread);
        assertThat(Control.cr3).isEqualTo(space.root());
        core.switchTo(boot);
        assertThat(core.running()).isSameAs(boot);
        assertThat(Control.cr3).as("the boot thread stays where it is").isEqualTo(space.root());
    }

    @Test
    void aThreadThatRunsNeverBeganOrHasEndedIsNotSwitchedTo() {
        core.switchTo(boot);
        core.switchTo(thread);
        assertThat(core.running()).isSameAs(boot);
        thread.begin(space);
        core.release(space);
        core.switchTo(thread);
        assertThat(core.running()).isSameAs(boot);
        assertThat(Code.switches).isZero();
    }

    @Test
    void aThreadBeginsAgainOnlyAfterItsProgramHasEnded() {
        thread.begin(space);
        ProgramSpace other = spaces.create();
        thread.begin(other);
        assertThat(thread.space()).isSameAs(space);
        core.release(space);
        thread.begin(other);
        assertThat(thread.space()).isSameAs(other);
    }

    @Test
    void theLoadedSpaceIsLeftBeforeItsMemoryIsGivenBackAndOnlyOnce() {
        thread.begin(space);
        core.switchTo(thread);
        int used = frames.used();
        core.release(space);
        assertThat(Control.cr3).isEqualTo(kernelRoot);
        assertThat(frames.used()).isEqualTo(used - 1);
        core.release(space);
        assertThat(frames.used()).isEqualTo(used - 1);
    }

    @Test
    void aSpaceMapsProgramAddressesOnly() {
        assertThat(space.map(ENTRY, ProgramSpace.WRITE)).isTrue();
        assertThat(space.map(ENTRY, 0)).as("taken").isFalse();
        assertThat(space.map(ENTRY + 8, 0)).as("inside a page").isFalse();
        assertThat(space.map(AddressMap.DIRECT_MAP, ProgramSpace.WRITE)).isFalse();
        assertThat(space.map(AddressMap.PROGRAM_END, 0)).isFalse();
        space.store(AddressMap.DIRECT_MAP, 1);
        space.beginAt(AddressMap.DIRECT_MAP, AddressMap.COMPONENTS);
        assertThat(space.entry()).isZero();
        assertThat(space.stackPointer()).isZero();
    }
}
