package guest.kernel.mm;

import static org.assertj.core.api.Assertions.assertThat;

import guest.raw.Control;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadedSpaceTest {
    private static final long KERNEL = 0x20_0000L;
    private static final long FIRST = 0x30_0000L;
    private static final long SECOND = 0x40_0000L;
    private static final long KEEP = 1L << 63;

    @BeforeEach
    void kernelLoaded() {
        Control.cr3 = KERNEL;
    }

    @Test
    void withoutTagsOnlyRootsAreLoaded() {
        LoadedSpace space = new LoadedSpace(KERNEL, 4, LoadedSpace.NO_TAGS);
        space.load(1, FIRST);
        assertThat(Control.cr3).isEqualTo(FIRST);
        space.load(0, KERNEL);
        assertThat(Control.cr3).isEqualTo(KERNEL);
    }

    @Test
    void aSpaceThatIsLoadedIsNotLoadedAgain() {
        LoadedSpace space = new LoadedSpace(KERNEL, 4, LoadedSpace.NO_TAGS);
        space.load(1, FIRST);
        Control.cr3 = 0;
        space.load(1, FIRST);
        assertThat(Control.cr3).isZero();
    }

    @Test
    void aTagIsEmptiedWhenItsSlotIsGivenAgainAndKeptOtherwise() {
        LoadedSpace space = new LoadedSpace(KERNEL, 4, LoadedSpace.TAGS);
        space.forget(1);
        space.load(1, FIRST);
        assertThat(Control.cr3).isEqualTo(FIRST | 1);
        space.load(2, SECOND);
        assertThat(Control.cr3).isEqualTo(SECOND | 2 | KEEP);
        space.load(1, FIRST);
        assertThat(Control.cr3).isEqualTo(FIRST | 1 | KEEP);
        space.load(0, KERNEL);
        space.forget(1);
        space.load(1, FIRST);
        assertThat(Control.cr3).as("the same frame may serve as the next root").isEqualTo(FIRST | 1);
    }
}
