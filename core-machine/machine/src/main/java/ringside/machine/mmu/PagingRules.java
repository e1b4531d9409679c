package ringside.machine.mmu;

import ringside.machine.state.StateTape;

/// The control bits that decide how addresses are translated. Intel SDM vol. 3A §4.1.
///
/// @param format               layout of the tables
/// @param writeProtect         CR0.WP
/// @param noExecute            EFER.NXE
/// @param globalPages          CR4.PGE
/// @param largePages           CR4.PSE, for [Format#TWO_LEVELS] alone
/// @param noSupervisorFetch    CR4.SMEP: no fetch from a user's page outside ring 3
/// @param noSupervisorAccess   CR4.SMAP: no access to a user's page outside ring 3, unless EFLAGS.AC is set
public record PagingRules(Format format, boolean writeProtect, boolean noExecute, boolean globalPages, boolean largePages,
        boolean noSupervisorFetch, boolean noSupervisorAccess) {

    /// What tables look like.
    public enum Format {
        /// Linear addresses are physical ones.
        NONE,
        /// 32-bit entries.
        TWO_LEVELS,
        /// 64-bit entries behind four pointers that are read when CR3 is loaded.
        THREE_LEVELS,
        /// Long mode.
        FOUR_LEVELS
    }

    static final PagingRules OFF = new PagingRules(Format.NONE, false, false, false, false, false, false);

    boolean isOn() {
        return format != Format.NONE;
    }

    /// Whether page faults tell that the access was a fetch.
    boolean tellsFetches() {
        return noSupervisorFetch || noExecute && format != Format.TWO_LEVELS;
    }

    /// Bits of a linear address that count.
    long linearMask() {
        return format == Format.FOUR_LEVELS ? -1L : 0xFFFF_FFFFL;
    }

    /// Takes the rules down; answers those to have.
    static PagingRules state(PagingRules present, StateTape tape) {
        var format = Format.values()[tape.number(present.format.ordinal())];
        boolean writeProtect = tape.bit(present.writeProtect);
        boolean noExecute = tape.bit(present.noExecute);
        boolean globalPages = tape.bit(present.globalPages);
        boolean largePages = tape.bit(present.largePages);
        boolean noSupervisorFetch = tape.bit(present.noSupervisorFetch);
        return new PagingRules(format, writeProtect, noExecute, globalPages, largePages, noSupervisorFetch,
                tape.bit(present.noSupervisorAccess));
    }
}
