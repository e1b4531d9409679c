package guest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shared.map.AddressMap;

class KernelStacksTest {
    private final FrameAllocator frames = StillMachine.memory(1 << 20);
    private final PageTables tables = new PageTables(frames, frames.allocate());
    private final KernelStacks stacks = new KernelStacks(frames, tables, 4);

    @Test
    void eachStackIsMappedAboveAGuard() {
        for (int slot = 0; slot < 4; slot++) {
            long top = stacks.context(slot).stackTop();
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
        long top = stacks.context(2).stackTop();
        assertThat(KernelStacks.isOverflow(top, top)).isFalse();
        assertThat(KernelStacks.isOverflow(top - 4 * AddressMap.PAGE + 8, top)).isFalse();
        assertThat(KernelStacks.isOverflow(top - 4 * AddressMap.PAGE, top)).isTrue();
        assertThat(KernelStacks.isOverflow(top - 5 * AddressMap.PAGE, top)).isTrue();
        assertThat(KernelStacks.isOverflow(stacks.context(1).stackTop() - 8, top)).isFalse();
    }

    @Test
    void aStackIsMadeOnce() {
        ThreadContext context = stacks.context(1);
        int used = frames.used();
        assertThat(stacks.context(1)).isSameAs(context);
        assertThat(frames.used()).isEqualTo(used);
    }

    @Test
    void withoutMemoryThereIsNoStack() {
        while (frames.allocate() != FrameAllocator.NONE) {
            // Takes what is left.
        }
        assertThat(stacks.context(0)).isNull();
    }
}
