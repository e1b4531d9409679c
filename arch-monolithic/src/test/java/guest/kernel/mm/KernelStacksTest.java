package guest.kernel.mm;

import static org.assertj.core.api.Assertions.assertThat;

import guest.platform.FrameAllocator;
import guest.platform.PageTables;
import guest.platform.StillMachine;
import org.junit.jupiter.api.Test;
import shared.map.AddressMap;

class KernelStacksTest {
    private final FrameAllocator frames = StillMachine.memory(1 << 20);
    private final PageTables tables = new PageTables(frames, frames.allocate());
    private final KernelStacks stacks = new KernelStacks(frames, tables, 4);

    @Test
    void eachStackIsMappedAboveAGuard() {
        for (int slot = 0; slot < 4; slot++) {
            long top = stacks.top(slot);
            for (int page = 1; page <= 4; page++) {
                long entry = tables.entry(top - page * AddressMap.PAGE);
                assertThat(entry & (PageTables.WRITE | PageTables.USER)).isEqualTo(PageTables.WRITE);
                assertThat(entry & PageTables.NO_EXECUTE).isNotZero();
            }
            assertThat(tables.entry(top - 5 * AddressMap.PAGE)).isZero();
            assertThat(tables.entry(top)).isZero();
        }
    }

    @Test
    void aStackPointerInTheGuardIsAnOverflow() {
        long top = stacks.top(2);
        assertThat(KernelStacks.isOverflow(top, top)).isFalse();
        assertThat(KernelStacks.isOverflow(top - 4 * AddressMap.PAGE + 8, top)).isFalse();
        assertThat(KernelStacks.isOverflow(top - 4 * AddressMap.PAGE, top)).isTrue();
        assertThat(KernelStacks.isOverflow(top - 5 * AddressMap.PAGE, top)).isTrue();
        assertThat(KernelStacks.isOverflow(stacks.top(1) - 8, top)).isFalse();
    }

    @Test
    void aStackIsMadeOnce() {
        long top = stacks.top(1);
        int used = frames.used();
        assertThat(stacks.top(1)).isEqualTo(top);
        assertThat(frames.used()).isEqualTo(used);
    }

    @Test
    void withoutMemoryThereIsNoStack() {
        while (frames.allocate() != FrameAllocator.NONE) {
            // Takes what is left.
        }
        assertThat(stacks.top(0)).isEqualTo(KernelStacks.NONE);
    }
}
