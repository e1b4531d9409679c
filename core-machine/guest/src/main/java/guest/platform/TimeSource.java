package guest.platform;

import guest.raw.Control;
import guest.raw.RawAllowed;

/// Nanoseconds since boot, from the time stamp counter.
///
/// The counter's rate is nowhere announced on this machine, so it is measured against the local APIC timer, whose rate is known.
@RawAllowed(category = RawAllowed.Category.DEVICE_REGISTERS, reason = "reads the time stamp counter")
public final class TimeSource {
    /// How long a measurement takes, in nanoseconds of the APIC timer.
    private static final long MEASURED = 20_000;
    /// `nanoseconds = ticks * scale >> SCALE_BITS`.
    static final int SCALE_BITS = 20;

    private final long start;
    private final long scale;

    /// Counts from reading `start`; `scale` as in `SCALE_BITS`.
    TimeSource(long start, long scale) {
        this.start = start;
        this.scale = scale;
    }

    /// Measures the rate. Interrupts must be off and the timer free; it is stopped afterwards.
    ///
    /// Takes the middle of three measurements: where a host shares its processor among guests, one may have been interrupted.
    public static TimeSource measure(LocalApic apic) {
        long start = Control.timestamp();
        long a = measureScale(apic);
        long b = measureScale(apic);
        long c = measureScale(apic);
        apic.stopTimer();
        return new TimeSource(start, Math.max(Math.min(a, b), Math.min(Math.max(a, b), c)));
    }

    private static long measureScale(LocalApic apic) {
        apic.fireAfter(LocalApic.LONGEST);
        long remainingBefore = apic.remaining();
        long ticksBefore = Control.timestamp();
        long elapsed;
        long ticks;
        do {
            elapsed = remainingBefore - apic.remaining();
            ticks = Control.timestamp() - ticksBefore;
        } while (elapsed < MEASURED);
        return (elapsed << SCALE_BITS) / Math.max(ticks, 1);
    }

    /// Nanoseconds since the measurement.
    public long now() {
        long ticks = Control.timestamp() - start;
        long low = ticks & (1L << SCALE_BITS) - 1;
        // In two parts, so that the product does not overflow within centuries.
        return (ticks >>> SCALE_BITS) * scale + (low * scale >>> SCALE_BITS);
    }
}
