package ringside.gui.counters;

/// A column of the counters strip, in the order shown. What exactly is counted is the measure's to say.
public enum Counter {
    REQUESTS("requests", "requests", 6.5),
    RING_CHANGES("ringChanges", "ring changes", 9.5),
    ADDRESS_SPACE_SWITCHES("addressSpaceSwitches", "space switches", 10.5),
    MESSAGES("messages", "messages", 8),
    HOPS("hops", "hops", 8.5),
    COPIED_BYTES("copiedBytes", "copied bytes", 11),
    INSTRUCTIONS("instructions", "instructions", 11.5),
    CYCLES("cycles", "cycles", 11.5),
    TLB_MISSES("tlbMisses", "TLB misses", 8),
    LINE_TRANSFERS("lineTransfers", "cache lines", 8);

    private final String measure;
    private final String label;
    private final double widthPercent;

    Counter(String measure, String label, double widthPercent) {
        this.measure = measure;
        this.label = label;
        this.widthPercent = widthPercent;
    }

    /// Name of the measure in the workbench's table.
    public String measure() {
        return measure;
    }

    public String label() {
        return label;
    }

    /// Of the strip; figures that grow large get more.
    double widthPercent() {
        return widthPercent;
    }
}
