package guest.kernel.mm;

import guest.kernel.sched.Scheduler;
import guest.lib.Arguments;
import guest.platform.MemoryRegion;
import guest.platform.PageTables;
import guest.platform.UserFrame;
import shared.abi.Errno;

/// The memory of a process that begins: a kernel stack and an address space with the program in it.
public final class ProcessMemory {
    private final ProgramSource programs;
    private final ProgramLoader loader;
    private final KernelStacks stacks;
    private final Scheduler scheduler;
    private final long kernelRoot;

    /// Processes share the kernel half of the tree at `kernelRoot`.
    public ProcessMemory(ProgramSource programs, ProgramLoader loader, KernelStacks stacks, Scheduler scheduler, long kernelRoot) {
        this.programs = programs;
        this.loader = loader;
        this.stacks = stacks;
        this.scheduler = scheduler;
        this.kernelRoot = kernelRoot;
    }

    /// Gives `slot` a stack and loads the program named by word 0 of `command`. 0 or a negated [Errno].
    public int load(int slot, Arguments command) {
        MemoryRegion file = programs.contents(command.word(0));
        if (file == null) {
            return -Errno.ENOENT;
        }
        long top = stacks.top(slot);
        if (top == KernelStacks.NONE) {
            return -Errno.ENOMEM;
        }
        scheduler.setStack(slot, top);
        return loader.load(file, command);
    }

    /// The address space loaded last.
    public PageTables space() {
        return loader.space();
    }

    /// Fills the trap frame at `frame` so that it enters the program loaded last.
    public void enter(long frame) {
        UserFrame.fill(frame, loader.entry(), loader.stackPointer(), 0);
    }

    /// The address space in which only the kernel is mapped.
    public long kernelRoot() {
        return kernelRoot;
    }
}
