package ringside.gui.recording;

/// What a fault did to a component.
public enum Condition {
    /// Untouched, after something else failed.
    SURVIVED("survived", "✓"),
    /// It shares memory with something that failed, and nothing keeps the two apart.
    SUSPECT("suspect", "?"),
    /// The run showed that its output or memory is not what it is without the fault.
    DAMAGED("damaged", "!"),
    /// It does not run any more.
    LOST("lost", "✗"),
    /// It was lost and runs again.
    RESTARTED("restarted", "↻");

    private final String word;
    private final String sign;

    Condition(String word, String sign) {
        this.word = word;
        this.sign = sign;
    }

    public String word() {
        return word;
    }

    /// Stands for the word where there is no room for it.
    public String sign() {
        return sign;
    }
}
