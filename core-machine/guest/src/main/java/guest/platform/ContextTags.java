package guest.platform;

import guest.raw.Control;
import guest.raw.RawAllowed;

/// The processor's tags for translations, which let those of one address space survive while another is loaded (Intel SDM vol. 3A
/// §4.10.1).
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "asks the processor what it can do, and sets CR4")
public final class ContextTags {
    /// Tags of a processor that has none, or does not use them.
    public static final int NONE = 0;
    /// Tags of a processor with CR4.PCIDE.
    public static final int ALL = 4096;

    /// CPUID leaf 1, ECX: PCID (Intel SDM vol. 2A, CPUID, table 3-10).
    private static final int FEATURES = 1;
    private static final long AVAILABLE = 1L << 17;
    /// CR4.PCIDE (Intel SDM vol. 3A §2.5).
    private static final long ENABLE = 1L << 17;

    private ContextTags() {}

    /// Switches them on where the processor has them; to be called while tag 0 is loaded. How many there are: [#NONE] or [#ALL].
    public static int enable() {
        if ((Control.cpuidHigh(FEATURES, 0) & AVAILABLE) == 0) {
            return NONE;
        }
        Control.setCr4(Control.cr4() | ENABLE);
        return ALL;
    }
}
