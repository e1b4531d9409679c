package guest.app;

import guest.kernel.binding.FrameTable;
import guest.kernel.binding.Right;
import guest.kernel.boot.BootInformation;
import guest.kernel.call.KernelCall;
import guest.kernel.libos.Kernel;
import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.ErrnoName;
import guest.lib.Os;
import guest.lib.Parse;
import guest.lib.Program;
import guest.lib.WildStore;
import guest.platform.MemoryRegion;
import shared.map.AddressMap;

/// `binder FRAME`: what a program may do with frames and what it may not; FRAME is another program's.
public final class Binder implements Program {
    private static final long HERE = 0x5_0000_0000L;
    private static final long THERE = 0x6_0000_0000L;
    private static final long ELSEWHERE = 0x7_0000_0000L;
    private static final int BOTH = Right.READ | Right.WRITE;
    private static final long KERNEL_FRAME = AddressMap.IMAGE_PHYSICAL / AddressMap.PAGE;
    private static final int LAUNCHER = 0;

    private Text out;

    @Override
    public int run(Os os, Arguments arguments) {
        out = new Text(new ConsoleOutput(os));
        long own = Kernel.allocate(FrameTable.ANY, 1);
        say("own frame", Kernel.map(KernelCall.SELF, HERE, own, 1, BOTH));
        say("own frame again, to read", Kernel.map(KernelCall.SELF, THERE, own, 1, Right.READ));
        WildStore.to(HERE);
        out.string("seen there: ").decimal(new MemoryRegion(THERE, Long.BYTES).byteAt(0)).line();
        refusals(own, Parse.decimal(arguments.word(1)));
        say("release", Kernel.release(own, 1));
        int archive = os.open(new byte[] {'d', 'a', 't', 'a', '/', 'p', 'o', 'e', 'm'}, 0);
        say("read to a place whose frame was released", os.readRaw(archive, HERE, 8));
        say("text at a wrong place", Kernel.send(KernelCall.CONSOLE, HERE, 8));
        say("text of the kernel", Kernel.send(KernelCall.CONSOLE, AddressMap.DIRECT_MAP, 8));
        say("characters without a binding", Kernel.receive());
        return 0;
    }

    private void refusals(long own, long others) {
        say("kernel's frame", Kernel.map(KernelCall.SELF, ELSEWHERE, KERNEL_FRAME, 1, Right.READ));
        say("other program's frame", Kernel.map(KernelCall.SELF, ELSEWHERE, others, 1, Right.READ));
        say("other program's frame for me", (int) Kernel.allocate(others, 1));
        say("other program's frame for all", Kernel.share(others, 1, LAUNCHER, Right.READ));
        say("archive to write", Kernel.map(KernelCall.SELF, ELSEWHERE, archiveFrame(), 1, BOTH));
        say("no frame", Kernel.map(KernelCall.SELF, ELSEWHERE, Long.MAX_VALUE, 1, Right.READ));
        say("place that is taken", Kernel.map(KernelCall.SELF, HERE, own, 1, BOTH));
        say("kernel's place", Kernel.map(KernelCall.SELF, AddressMap.DIRECT_MAP, own, 1, BOTH));
        say("page of null", Kernel.map(KernelCall.SELF, 0, own, 1, BOTH));
        say("launcher's place", Kernel.map(LAUNCHER, ELSEWHERE, own, 1, BOTH));
        say("launcher's end", Kernel.collect(LAUNCHER));
    }

    private static long archiveFrame() {
        MemoryRegion page = new MemoryRegion(BootInformation.ADDRESS, AddressMap.PAGE);
        return page.byteAt(BootInformation.ARCHIVE_FRAME) | page.byteAt(BootInformation.ARCHIVE_FRAME + 1) << 8;
    }

    private void say(String what, int result) {
        out.string(what).string(": ").string(ErrnoName.of(result)).line();
    }
}
