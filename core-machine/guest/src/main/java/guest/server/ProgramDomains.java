package guest.server;

import guest.lib.Arguments;

/// The domains in which programs run, one for each process. Results are 0 or a negated [shared.abi.Errno].
public interface ProgramDomains {
    /// Makes and fills a domain for `process`, named by word 0 of `command` from `nameStart` on; a failure leaves nothing behind.
    int load(int process, Arguments command, int nameStart);

    /// Lets a loaded program run.
    int start(int process);

    /// Ends the program and releases what it had, here and at the services.
    void destroy(int process);
}
