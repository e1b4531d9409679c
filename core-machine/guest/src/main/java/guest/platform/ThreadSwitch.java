package guest.platform;

import guest.raw.Control;
import guest.raw.RawAllowed;
import guest.raw.Trusting;

/// One core as a scheduler sees it: which thread runs, in which address space, and the change to another.
@RawAllowed(category = RawAllowed.Category.CONTEXT_SWITCH, reason = "loads CR3 and waits for interrupts")
public final class ThreadSwitch {
    private final CoreArea core;
    private final long kernelRoot;
    private ThreadContext running;
    private long loadedRoot;

    @Trusting("the core runs boot, on the address space kernelRoot")
    public ThreadSwitch(CoreArea core, ThreadContext boot, long kernelRoot) {
        this.core = core;
        this.kernelRoot = kernelRoot;
        running = boot;
        boot.setRunning();
        loadedRoot = kernelRoot;
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
            load(next.space().root());
        }
        ThreadContext from = running;
        running = next;
        from.leaveFor(next);
    }

    /// Gives back the memory of a program that has ended, even if its address space is loaded.
    public void release(ProgramSpace space) {
        load(kernelRoot);
        space.release();
    }

    /// Sleeps until an interrupt was taken.
    public void waitForInterrupt() {
        Control.waitForInterrupt();
    }

    private void load(long root) {
        if (root != loadedRoot) {
            loadedRoot = root;
            Control.setCr3(root);
        }
    }
}
