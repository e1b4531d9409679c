package ringside.workbench;

/// Something that stops a command, told to the user in one line: what happened and where, then what to do.
public final class Problem extends Exception {
    private static final long serialVersionUID = 1L;
    private final Kind kind;

    public Problem(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Problem(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /// Why the command ends, with the exit status scripts rely on.
    public enum Kind {
        /// An option, name or value that does not exist.
        USAGE(2),
        /// What the architecture has no place for.
        REFUSED(2),
        /// A file that cannot be read or breaks its format.
        INVALID_FILE(3),
        LIMIT(4),
        /// The workbench broke its own rules.
        DEFECT(5),
        NOTHING_TO_DO(6);

        private final int exitStatus;

        Kind(int exitStatus) {
            this.exitStatus = exitStatus;
        }

        public int exitStatus() {
            return exitStatus;
        }
    }
}
