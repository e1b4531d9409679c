package guest.app;

import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.Os;
import guest.lib.Program;
import guest.lib.WildStore;
import shared.map.AddressMap;

/// `crash [null|index]`: dies of its own mistake. Without a word it stores to kernel memory; `null` uses a reference to nothing;
/// `index` leaves an array.
public final class Crash implements Program {
    private byte[] nothing;
    private final byte[] small = new byte[4];

    @Override
    public int run(Os os, Arguments arguments) {
        Text out = new Text(new ConsoleOutput(os));
        byte[] way = arguments.word(1);
        int kind = way == null || way.length == 0 ? 0 : way[0];
        switch (kind) {
            case 'n':
                out.string("crash: using a null reference").line();
                nothing[0] = 1;
                break;
            case 'i':
                out.string("crash: leaving an array").line();
                small[small.length + arguments.count()] = 1;
                break;
            default:
                out.string("crash: storing to kernel memory").line();
                WildStore.to(AddressMap.DIRECT_MAP);
                break;
        }
        out.string("crash: still here").line();
        return 1;
    }
}
