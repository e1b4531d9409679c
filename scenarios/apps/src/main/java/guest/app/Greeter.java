package guest.app;

import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.ErrnoName;
import guest.lib.Os;
import guest.lib.Program;

/// `greeter`: asks for a name on the console and greets whoever types one.
public final class Greeter implements Program {
    private static final int STANDARD_INPUT = 0;

    @Override
    public int run(Os os, Arguments arguments) {
        Text out = new Text(new ConsoleOutput(os));
        out.string("greeter: what is your name?").line();
        byte[] name = new byte[128];
        int length = os.read(STANDARD_INPUT, name, 0, name.length);
        if (length < 0) {
            out.string("greeter: ").string(ErrnoName.of(length)).line();
            return 1;
        }
        if (length > 0 && name[length - 1] == '\n') {
            length--;
        }
        if (length == 0) {
            out.string("greeter: good day, whoever you are").line();
        } else {
            out.string("greeter: good day, ").bytes(name, 0, length).line();
        }
        return 0;
    }
}
