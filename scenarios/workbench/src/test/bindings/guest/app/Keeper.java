package guest.app;

import guest.kernel.binding.Right;
import guest.kernel.call.KernelCall;
import guest.kernel.libos.Kernel;
import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.Os;
import guest.lib.Parse;
import guest.lib.Program;
import guest.lib.WildStore;
import guest.platform.MemoryRegion;

/// `keeper FRAME NANOSECONDS`: takes a frame by its number, writes into it, sleeps, and looks whether it is untouched.
public final class Keeper implements Program {
    private static final long PLACE = 0x5_0000_0000L;

    @Override
    public int run(Os os, Arguments arguments) {
        Text out = new Text(new ConsoleOutput(os));
        long frame = Parse.decimal(arguments.word(1));
        long got = Kernel.allocate(frame, 1);
        if (got != frame || Kernel.map(KernelCall.SELF, PLACE, frame, 1, Right.READ | Right.WRITE) != 0) {
            out.string("keeper: refused").line();
            return 1;
        }
        WildStore.to(PLACE);
        int before = new MemoryRegion(PLACE, Long.BYTES).byteAt(0);
        os.sleep(Parse.decimal(arguments.word(2)));
        int after = new MemoryRegion(PLACE, Long.BYTES).byteAt(0);
        out.string("keeper: frame ").decimal(frame).string(before == after ? " untouched" : " changed").line();
        return before == after ? 0 : 1;
    }
}
