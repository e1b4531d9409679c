package ringside.workbench.campaign;

import java.util.Set;
import ringside.compiler.mutate.Site;

/// Who noticed a bug.
public enum Notice {
    /// The compiler would not have let it into the image.
    REFUSED("refused", "refused at build"),
    /// A check stopped it, before anybody else came to harm or together with everybody.
    STOPPED("stopped", "stopped by a check"),
    /// Nobody in time: something was harmed, or no longer answered.
    DAMAGED("damaged", "damaged"),
    /// Nobody: it struck, and everything was as without it.
    UNDETECTED("undetected", "undetected"),
    /// It did not strike.
    NOT_ACTIVATED("notActivated", "not activated");

    private final String id;
    private final String label;

    Notice(String id, String label) {
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

    /// True if the bug did no harm because somebody noticed it.
    public boolean isHeld() {
        return this == REFUSED || this == STOPPED;
    }

    /// @param refused sites of bugs that the compiler refuses
    static Notice of(Verdict verdict, Set<Site> refused) {
        if (refused.contains(verdict.fault().mutation().site())) {
            return REFUSED;
        }
        if (!verdict.outcome().isActivated()) {
            return NOT_ACTIVATED;
        }
        if (verdict.outcome() == Outcome.DAMAGE_OUTSIDE || verdict.outcome() == Outcome.HUNG) {
            return DAMAGED;
        }
        if (verdict.trap().filter(trap -> trap.isFailedCheck()).isPresent()) {
            return STOPPED;
        }
        return verdict.outcome() == Outcome.NO_EFFECT ? UNDETECTED : DAMAGED;
    }
}
