package ringside.gui.recording;

/// What a fault did to a component.
public enum Condition {
    /// Untouched, after something else failed.
    SURVIVED("survived", "ok"),
    /// It shares memory with something that failed, and nothing keeps the two apart.
    SUSPECT("suspect", "risk"),
    /// The run showed that its output or memory is not what it is without the fault.
    DAMAGED("damaged", "harm"),
    /// It does not run any more.
    LOST("lost", "lost"),
    /// It was lost and runs again.
    RESTARTED("restarted", "new");

    private final String word;
    private final String brief;

    Condition(String word, String brief) {
        this.word = word;
        this.brief = brief;
    }

    public String word() {
        return word;
    }

    /// The same for narrow places.
    public String brief() {
        return brief;
    }
}
