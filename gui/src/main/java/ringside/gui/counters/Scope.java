package ringside.gui.counters;

/// Which requests the counters cover.
public enum Scope {
    /// Every request so far.
    ALL("all requests"),
    /// The request the cursor is in.
    CURRENT("this request");

    private final String label;

    Scope(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
