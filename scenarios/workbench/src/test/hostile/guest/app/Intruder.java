package guest.app;

import guest.kernel.call.KernelCall;
import guest.message.MessageWords;
import guest.server.MessageRegisters;
import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.ErrnoName;
import guest.lib.Os;
import guest.lib.Program;
import shared.abi.Errno;

/// Tries every capability slot and more, for calls it was given no capability for, and says whether anything but the four services it may
/// call has answered.
public final class Intruder implements Program {
    private static final int SLOTS = 70;
    /// What a program is given: see [guest.kernel.wiring.Slots].
    private static final int FIRST_GIVEN = 2;
    private static final int LAST_GIVEN = 5;
    private static final int NO_SUCH_OPERATION = 1000;

    private MessageRegisters registers;

    @Override
    public int run(Os os, Arguments arguments) {
        Text out = new Text(new ConsoleOutput(os));
        registers = new MessageRegisters();
        int refused = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (slot < FIRST_GIVEN || slot > LAST_GIVEN) {
                refused += call(slot) == -Errno.EBADF ? 1 : 0;
            }
            refused += other(KernelCall.REPLY_AND_RECEIVE, slot) == -Errno.EBADF ? 1 : 0;
            refused += other(KernelCall.MAP, slot) == -Errno.EBADF ? 1 : 0;
            refused += other(KernelCall.GRANT, slot) == -Errno.EBADF ? 1 : 0;
            refused += other(KernelCall.START_THREAD, slot) == -Errno.EBADF ? 1 : 0;
            refused += other(KernelCall.BORROW, slot) == -Errno.EBADF ? 1 : 0;
            refused += other(KernelCall.STOP_DOMAIN, slot) == -Errno.EBADF ? 1 : 0;
            refused += other(KernelCall.DESTROY_DOMAIN, slot) == -Errno.EBADF ? 1 : 0;
        }
        refused += call(-1) == -Errno.EBADF ? 1 : 0;
        out.string("intruder: refused ").decimal(refused).string(" of ").decimal(8 * SLOTS - 3).line();
        int own = call(FIRST_GIVEN);
        out.string("intruder: an operation that files have not: ").string(ErrnoName.of(own)).line();
        return refused == 8 * SLOTS - 3 ? 0 : 1;
    }

    private int call(int slot) {
        registers.set(0, slot & MessageWords.LOWER | (long) NO_SUCH_OPERATION << MessageWords.UPPER_SHIFT);
        registers.set(5, MessageWords.NONE);
        return (int) registers.exchange(KernelCall.CALL);
    }

    private int other(int number, int slot) {
        for (int i = 1; i < MessageRegisters.WORDS; i++) {
            registers.set(i, 0);
        }
        registers.set(0, slot);
        return (int) registers.exchange(number);
    }
}
