package guest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import guest.raw.Control;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadedSpaceTest {
    private static final long KEEP = 1L << 63;

    private final FrameAllocator frames = StillMachine.memory(1 << 20);
    private final long kernelRoot = frames.allocate();
    private final ProgramSpaces spaces = new ProgramSpaces(frames, kernelRoot);
    private final ProgramSpace first = spaces.create();
    private final ProgramSpace second = spaces.create();

    @BeforeEach
    void kernelLoaded() {
        Control.cr3 = kernelRoot;
    }

    @Test
    void withoutTagsOnlyRootsAreLoaded() {
        LoadedSpace space = new LoadedSpace(kernelRoot, ContextTags.NONE);
        space.load(1, first);
        assertThat(Control.cr3).isEqualTo(first.root());
        space.loadKernel();
        assertThat(Control.cr3).isEqualTo(kernelRoot);
        space.load(1, first);
        assertThat(Control.cr3).isEqualTo(first.root());
    }

    @Test
    void aSpaceThatIsLoadedIsNotLoadedAgain() {
        LoadedSpace space = new LoadedSpace(kernelRoot, ContextTags.ALL);
        space.loadKernel();
        space.load(1, first);
        int before = Control.loads;
        space.load(1, first);
        assertThat(Control.loads).isEqualTo(before);
    }

    @Test
    void aTagIsEmptiedWhenANewSpaceGetsItAndKeptOtherwise() {
        LoadedSpace space = new LoadedSpace(kernelRoot, ContextTags.ALL);
        space.load(1, first);
        assertThat(Control.cr3).isEqualTo(first.root() | 1);
        space.load(2, second);
        assertThat(Control.cr3).isEqualTo(second.root() | 2);
        space.load(1, first);
        assertThat(Control.cr3).isEqualTo(first.root() | 1 | KEEP);
        space.loadKernel();
        first.release();
        ProgramSpace next = spaces.create();
        assertThat(next.root()).as("the frame serves again").isEqualTo(first.root());
        space.load(1, next);
        assertThat(Control.cr3).isEqualTo(next.root() | 1);
    }
}
