package guest.process;

import guest.lib.Arguments;
import guest.platform.KernelStacks;
import guest.platform.ProgramSpace;
import guest.platform.ThreadContext;
import guest.port.Region;
import shared.abi.Errno;

/// The memory of a process that begins: a kernel stack and an address space with the program in it.
public final class ProcessMemory {
    private final ProgramSource programs;
    private final ProgramLoader loader;
    private final KernelStacks stacks;
    private ThreadContext context;

    public ProcessMemory(ProgramSource programs, ProgramLoader loader, KernelStacks stacks) {
        this.programs = programs;
        this.loader = loader;
        this.stacks = stacks;
    }

    /// Gives `slot` a stack and loads the program named by word 0 of `command`. 0 or a negated [Errno].
    public int load(int slot, Arguments command) {
        Region file = programs.contents(command.word(0));
        if (file == null) {
            return -Errno.ENOENT;
        }
        context = stacks.context(slot);
        return context == null ? -Errno.ENOMEM : loader.load(file, command);
    }

    /// The stack given last.
    public ThreadContext context() {
        return context;
    }

    /// The address space loaded last.
    public ProgramSpace space() {
        return loader.space();
    }
}
