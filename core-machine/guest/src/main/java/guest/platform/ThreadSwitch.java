package guest.platform;

import guest.raw.Control;
import guest.raw.RawAllowed;
import guest.raw.Trusting;

/// One core as a scheduler sees it: which thread runs, in which address space, and the change to another.
@RawAllowed(category = RawAllowed.Category.CONTEXT_SWITCH, reason = "waits for interrupts and changes stacks")
public final class ThreadSwitch {
    private final CoreArea core;
    private final LoadedSpace loaded;
    private ThreadContext running;

    /// `tags` as [ContextTags#enable] says.
    @Trusting("the core runs boot, on the address space kernelRoot with tag 0")
    public ThreadSwitch(CoreArea core, ThreadContext boot, long kernelRoot, int tags) {
        this.core = core;
        loaded = new LoadedSpace(kernelRoot, tags);
        running = boot;
        boot.setRunning();
    }

    /// The context of the thread that runs.
    public ThreadContext running() {
        return running;
    }

    /// Lets `next` run in its address space until somebody switches back; nothing if it runs, never began or has ended. A context without a
    /// program keeps the address space that is loaded.
    public void switchTo(ThreadContext next) {
        if (!next.isSuspended()) {
            return;
        }
        if (next.space() != null) {
            core.setKernelStack(next.stackTop());
            loaded.load(next.slot(), next.space());
        }
        ThreadContext from = running;
        running = next;
        from.leaveFor(next);
    }

    /// Gives back the memory of a program that has ended, even if its address space is loaded.
    public void release(ProgramSpace space) {
        loaded.loadKernel();
        space.release();
    }

    /// Sleeps until an interrupt was taken.
    public void waitForInterrupt() {
        Control.waitForInterrupt();
    }
}
