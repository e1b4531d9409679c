package ringside.gui.counters;

/// A column of the counters strip, in the order shown. What exactly is counted is the measure's to say.
public enum Counter {
    REQUESTS("requests", "requests"),
    RING_CHANGES("ringChanges", "ring changes"),
    ADDRESS_SPACE_SWITCHES("addressSpaceSwitches", "space switches"),
    MESSAGES("messages", "messages"),
    HOPS("hops", "hops"),
    COPIED_BYTES("copiedBytes", "copied bytes"),
    INSTRUCTIONS("instructions", "instructions"),
    CYCLES("cycles", "cycles"),
    TLB_MISSES("tlbMisses", "TLB misses");

    private final String measure;
    private final String label;

    Counter(String measure, String label) {
        this.measure = measure;
        this.label = label;
    }

    /// Name of the measure in the workbench's table.
    public String measure() {
        return measure;
    }

    public String label() {
        return label;
    }
}
