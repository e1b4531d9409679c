package guest.kernel.monitor;

/// Where a program's files are served.
interface FilePlace {
    /// Lets the program in `domain`, `process` being its name to every service, reach its files: 0 or a negated [shared.abi.Errno].
    int open(int domain, int process);

    /// Releases what the process had there.
    void close(int process);
}
