package guest.kernel.supervise;

/// What a program finds when it starts.
public interface Environment {
    /// Gives the domain in slot `domain` the capabilities of a program, `process` being its name to every service. 0 or a negated
    /// [shared.abi.Errno].
    int equip(int domain, int process);
}
