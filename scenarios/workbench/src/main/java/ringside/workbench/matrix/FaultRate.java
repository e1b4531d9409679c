package ringside.workbench.matrix;

/// How one lane fared under one suite of faults. Suites are disjoint: no fault is in two.
///
/// @param injected  faults tried
/// @param activated of those, faults that struck
/// @param unharmed  of those that struck, faults that left everybody but the service and its client unharmed
/// @param stopped   of the others, faults that a compiled check stopped before they did anything, and the system with them
/// @param noEffect  of the unharmed, faults after which everything was as without them
/// @param hash      fingerprint of what became of each fault
public record FaultRate(int injected, int activated, int unharmed, int stopped, int noEffect, String hash, String costTable) {

    /// What counts as held.
    public enum Held {
        /// Everybody else goes on unharmed.
        UNHARMED,
        /// As above, or nothing was corrupted because a check stopped everything first.
        UNHARMED_OR_STOPPED
    }

    int held(Held rule) {
        return switch (rule) {
            case UNHARMED -> unharmed;
            case UNHARMED_OR_STOPPED -> unharmed + stopped;
        };
    }
}
