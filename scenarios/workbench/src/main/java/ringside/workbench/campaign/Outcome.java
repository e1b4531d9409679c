package ringside.workbench.campaign;

/// What became of one fault, as seen from outside.
public enum Outcome {
    /// The run ended without the armed pass, or the lane's image has no such code.
    NOT_ACTIVATED("notActivated", "not activated"),
    /// It struck, and everything was as without it.
    NO_EFFECT("noEffect", "no effect"),
    /// The service or its client was stopped, or answers no more; everything else went on unharmed.
    CONTAINED("contained", "contained"),
    /// The client got something else than without the fault; nothing was stopped, everything else went on unharmed.
    WRONG_RESULT("wrongResult", "wrong result"),
    /// Something that has nothing to do with the service was changed: a bystander's work, a file, code or constants.
    DAMAGE_OUTSIDE("damageOutside", "damage outside"),
    /// The kernel stopped.
    SYSTEM_DEAD("systemDead", "system dead"),
    /// Nothing goes on, bystanders included; or there is none who could.
    HUNG("hung", "hung");

    private final String id;
    private final String label;

    Outcome(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /// Key in JSON.
    public String id() {
        return id;
    }

    /// For tables.
    public String label() {
        return label;
    }

    /// True if the fault struck.
    public boolean isActivated() {
        return this != NOT_ACTIVATED;
    }

    /// True if everything but the service and its client was unharmed.
    public boolean isSurvived() {
        return switch (this) {
            case NO_EFFECT, CONTAINED, WRONG_RESULT -> true;
            case NOT_ACTIVATED, DAMAGE_OUTSIDE, SYSTEM_DEAD, HUNG -> false;
        };
    }
}
