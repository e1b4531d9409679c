package shared.map;

/// Rates of the machine's clocks, in hertz.
public final class Frequency {
    /// Base rate of the local APIC timer before its divider. QEMU and the machine of this project define it as one count for
    /// each nanosecond (QEMU `hw/intc/apic.c`, `apic_get_current_count`).
    public static final long LAPIC_TIMER = 1_000_000_000L;

    private Frequency() {}
}
