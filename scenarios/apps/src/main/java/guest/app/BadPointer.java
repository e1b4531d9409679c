package guest.app;

import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.ErrnoName;
import guest.lib.Os;
import guest.lib.Program;
import shared.abi.Errno;
import shared.map.AddressMap;

/// `badpointer PATH`: asks the system to read a file to addresses that are not the program's to write. Each must answer EFAULT, and
/// the file must be readable afterwards as if nothing had happened.
public final class BadPointer implements Program {
    private static final int READ_ONLY = 0;
    private static final int COUNT = 64;

    private Os os;
    private Text out;
    private int handle;
    private int failures;

    @Override
    public int run(Os os, Arguments arguments) {
        this.os = os;
        out = new Text(new ConsoleOutput(os));
        byte[] path = arguments.word(1);
        if (path == null) {
            out.string("usage: badpointer PATH").line();
            return 2;
        }
        handle = os.open(path, READ_ONLY);
        if (handle < 0) {
            out.string("badpointer: open: ").string(ErrnoName.of(handle)).line();
            return 1;
        }
        attempt("null", 0);
        attempt("unmapped", 0x1000);
        attempt("read-only", AddressMap.PROGRAM_BASE);
        attempt("end of program addresses", AddressMap.PROGRAM_END - COUNT / 2);
        attempt("no canonical address", 0x8000_0000_0000_0000L);
        attempt("kernel memory", AddressMap.DIRECT_MAP);
        attempt("kernel code", AddressMap.COMPONENTS);
        attempt("around the top", -COUNT / 2);
        byte[] buffer = new byte[COUNT];
        int got = os.read(handle, buffer, 0, COUNT);
        out.string("badpointer: own memory: ").decimal(got).string(" bytes, first '").bytes(buffer, 0, 1).string("'").line();
        return failures == 0 && got == COUNT ? 0 : 1;
    }

    private void attempt(String what, long address) {
        int result = os.readRaw(handle, address, COUNT);
        out.string("badpointer: ").string(what).string(": ").string(ErrnoName.of(result)).line();
        if (result != -Errno.EFAULT) {
            failures++;
        }
    }
}
