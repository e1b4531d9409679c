package guest.kernel.boot;

import guest.kernel.wiring.Wiring;
import guest.lang.Entry;
import guest.lang.Image;
import guest.platform.BareMachine;
import guest.platform.DebugExit;
import guest.platform.FrameAllocator;
import guest.platform.StartInfo;
import shared.layout.ImageTable;

/// The kernel's first Java code.
final class Boot {
    private Boot() {}

    @Entry(Entry.Kind.BOOT)
    static void boot(long startInfo) {
        StartInfo info = new StartInfo(startInfo);
        if (!info.isValid()) {
            DebugExit.exit(DebugExit.PANIC);
        }
        FrameAllocator frames = new FrameAllocator(info, Image.word(ImageTable.IMAGE_END_PHYSICAL));
        new Wiring(new BareMachine(), frames).run(info.commandLine());
    }
}
