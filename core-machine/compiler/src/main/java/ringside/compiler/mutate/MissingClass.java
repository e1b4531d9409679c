package ringside.compiler.mutate;

/// A class cannot be rewritten, because what it says of another class cannot be judged without that class.
public final class MissingClass extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String user;
    private final String missing;

    /// Internal names of the class to rewrite and of the one that is nowhere.
    MissingClass(String user, String missing, Throwable cause) {
        super(user + " mentions " + missing, cause);
        this.user = user;
        this.missing = missing;
    }

    /// Internal name of the class to rewrite.
    public String user() {
        return user;
    }

    /// Internal name of the class that is nowhere.
    public String missing() {
        return missing;
    }
}
