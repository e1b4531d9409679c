package guest.app;

import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.ErrnoName;
import guest.lib.Os;
import guest.lib.Parse;
import guest.lib.Program;

/// `sleeper NANOSECONDS`: sleeps, and says so afterwards. It is silent before, so that what it says beside other programs does not depend
/// on who comes first when a machine is slow.
public final class Sleeper implements Program {
    @Override
    public int run(Os os, Arguments arguments) {
        Text out = new Text(new ConsoleOutput(os));
        long nanoseconds = Parse.decimal(arguments.word(1));
        if (nanoseconds < 0) {
            out.string("usage: sleeper NANOSECONDS").line();
            return 2;
        }
        int result = os.sleep(nanoseconds);
        if (result < 0) {
            out.string("sleeper: ").string(ErrnoName.of(result)).line();
            return 1;
        }
        out.string("sleeper: awake").line();
        return 0;
    }
}
