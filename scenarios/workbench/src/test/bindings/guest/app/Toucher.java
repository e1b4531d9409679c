package guest.app;

import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.Os;
import guest.lib.Program;
import guest.lib.Requests;

/// `toucher -`: each request touches one page of the heap for the first time.
public final class Toucher implements Program {
    private static final int PAGE = 4096;
    private static final int PAGES = 12;

    @Override
    public int run(Os os, Arguments arguments) {
        Text out = new Text(new ConsoleOutput(os));
        byte[] room = new byte[(PAGES + 2) * PAGE];
        int sum = 0;
        for (int i = 0; i < PAGES; i++) {
            Requests.open(1 + i);
            room[(i + 1) * PAGE] += 1;
            Requests.close(1 + i);
            sum += room[(i + 1) * PAGE];
        }
        out.string("toucher: ").decimal(sum).string(" pages").line();
        return sum == PAGES ? 0 : 1;
    }
}
