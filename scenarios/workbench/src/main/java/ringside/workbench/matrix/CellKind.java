package ringside.workbench.matrix;

/// Where a cell's score comes from.
public enum CellKind {
    /// Counted or observed in runs.
    MEASURED("measured", "◆"),
    /// Counted in what was built.
    STATIC("static", "◆"),
    /// A figure that depends on a cost table.
    MODELLED("modelled", "◇"),
    /// The published rating, nothing of ours.
    LITERATURE("literature", "▢"),
    /// The property makes no sense for the architecture.
    NOT_APPLICABLE("not applicable", ""),
    /// There is no evidence; such a cell never has a score.
    NOT_MEASURED("not measured", "");

    private final String word;
    private final String sign;

    CellKind(String word, String sign) {
        this.word = word;
        this.sign = sign;
    }

    /// In tables and JSON.
    public String word() {
        return word;
    }

    /// Beside a score; empty where there is none.
    public String sign() {
        return sign;
    }

    /// Whether such a cell comes from this lane itself.
    public boolean isOwnEvidence() {
        return switch (this) {
            case MEASURED, STATIC, MODELLED -> true;
            case LITERATURE, NOT_APPLICABLE, NOT_MEASURED -> false;
        };
    }
}
