package ringside.gui.playback;

/// How far one step goes.
public enum StepUnit {
    EVENT("event"), HOP("hop"), REQUEST("request");

    private final String label;

    StepUnit(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public StepUnit next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
