package guest.app.cases;

import guest.app.Out;
import guest.lib.Arguments;
import guest.lib.Os;
import guest.lib.Program;

/// A test program that prints what it computes.
public abstract class Case implements Program {
    @Override
    public final int run(Os os, Arguments arguments) {
        var out = new Out(os);
        run(out);
        out.flush();
        return 0;
    }

    protected abstract void run(Out out);
}
