package ringside.gui.playback;

/// What lanes have in common at one moment of the picture.
public enum Alignment {
    /// Every lane starts a request at the same moment and takes its steps together with the others; one that is done waits.
    REQUEST("request"),
    /// Every lane shows what it had done the same number of model cycles after its first request began.
    CYCLE("cycle");

    private final String label;

    Alignment(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public Alignment other() {
        return this == REQUEST ? CYCLE : REQUEST;
    }
}
