package guest.port;

/// The console, as a client process sees it. Results are counts or a negated [shared.abi.Errno].
@Port
public interface ConsoleService {
    int write(@Caller int caller, Buffer source);

    /// Sleeps until a line was typed, then gives it with its newline. 0 at the end of input.
    int read(@Caller int caller, Buffer destination);
}
