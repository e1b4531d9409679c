package guest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.Simulation;
import org.junit.jupiter.api.Test;
import shared.layout.Vector;
import shared.map.AddressMap;

class TimeSourceTest {
    private static final long APIC = AddressMap.DIRECT_MAP + AddressMap.LAPIC;

    @Test
    void ticksBecomeNanosecondsAtTheScaleGiven() {
        TimeSource time = new TimeSource(1000, (1L << TimeSource.SCALE_BITS) / 4);
        assertThat(at(time, 1000)).isZero();
        assertThat(at(time, 1000 + 4_000_000_000L)).isEqualTo(1_000_000_000L);
        // Two centuries at 1 GHz, far beyond what a single product could hold.
        assertThat(at(time, 1000 + (1L << 62))).isEqualTo(1L << 60);
    }

    @Test
    void theTimerTakesAtLeastOneCountAndAtMostItsWidth() {
        Simulation.reset(0);
        Simulation.add(APIC, new byte[4096]);
        LocalApic apic = new LocalApic();
        apic.enable();
        assertThat(Memory.load32(APIC + 0xF0)).isEqualTo(0x1FF);
        assertThat(Memory.load32(APIC + 0x320)).as("one-shot, not masked").isEqualTo(Vector.TIMER);
        apic.fireAfter(5000);
        assertThat(Memory.load32(APIC + 0x380)).isEqualTo(5000);
        apic.fireAfter(-7);
        assertThat(Memory.load32(APIC + 0x380)).isEqualTo(1);
        apic.fireAfter(Long.MAX_VALUE);
        assertThat(Memory.load32(APIC + 0x380)).isEqualTo(-1);
        apic.stopTimer();
        assertThat(Memory.load32(APIC + 0x380)).isZero();
    }

    private static long at(TimeSource time, long ticks) {
        Control.ticks = ticks;
        Control.ticksPerReading = 0;
        return time.now();
    }
}
