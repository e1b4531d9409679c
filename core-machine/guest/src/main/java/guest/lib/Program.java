package guest.lib;

/// A program that runs on every kernel. Linked into an executable by its class name; see [guest.lang.Link].
public interface Program {
    /// Runs to completion and returns the exit status, 0 for success.
    int run(Os os, Arguments arguments);
}
