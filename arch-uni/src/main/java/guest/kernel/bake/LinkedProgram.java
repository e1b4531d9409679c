package guest.kernel.bake;

import guest.lang.Link;
import guest.lib.Arguments;
import guest.lib.CommandLine;
import guest.lib.ErrnoName;
import guest.lib.Os;
import guest.lib.Program;
import guest.lib.Requests;
import guest.platform.DebugExit;
import guest.process.KernelLog;
import shared.abi.Errno;

/// The one program of the image, and the refusal of any other.
public final class LinkedProgram {
    private final byte[] path;
    private final KernelLog log;
    private Arguments chosen;
    private int outcome = DebugExit.SUCCESS;

    /// `command` is how the image calls its program.
    public LinkedProgram(CommandLine command, KernelLog log) {
        path = command.word(0);
        this.log = log;
    }

    /// Takes note of a command to run. 0, -ENOENT for a program that is not in the image, -EAGAIN where one is taken already: there is
    /// no place for a second. A command refused counts as a program that failed.
    public int start(Arguments command) {
        int result = 0;
        if (!isNamed(command.word(0))) {
            result = -Errno.ENOENT;
        } else if (chosen != null) {
            result = -Errno.EAGAIN;
        } else {
            chosen = command;
        }
        if (result != 0) {
            byte[] refused = command.word(0);
            outcome = DebugExit.FAILURE;
            log.entry().string("cannot start ").bytes(refused, 0, refused.length).string(": ").string(ErrnoName.of(result)).line();
        }
        return result;
    }

    /// Runs the program, if one was started, and ends the machine. Does not return.
    public void run(Os os) {
        if (chosen != null) {
            Requests.booted();
            Program program = (Program) Link.program();
            // Only the low byte of a status counts, as `wait` would see it.
            int status = program.run(os, chosen) & 0xFF;
            log.entry().string("the program ended with status ").decimal(status).line();
            if (status != 0) {
                outcome = DebugExit.FAILURE;
            }
        }
        DebugExit.exit(outcome);
    }

    private boolean isNamed(byte[] name) {
        if (name.length != path.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (name[i] != path[i]) {
                return false;
            }
        }
        return true;
    }
}
