package guest.kernel.supervise;

import guest.lib.Arguments;

/// The domains in which programs run, one for each process.
public final class Programs {
    private final Construction kernel;
    private final FrameSupply frames;
    private final Environment environment;
    private final FileLoader loader;
    private final ProgramLoader programs;
    private final int[] slot = new int[Processes.MOST + 1];
    private final long[] entry = new long[Processes.MOST + 1];
    private final long[] stackPointer = new long[Processes.MOST + 1];

    public Programs(Construction kernel, FrameSupply frames, Environment environment, FileLoader loader) {
        this.kernel = kernel;
        this.frames = frames;
        this.environment = environment;
        this.loader = loader;
        programs = new ProgramLoader(new FreshMemory(kernel, frames));
        for (int process = 1; process <= Processes.MOST; process++) {
            slot[process] = kernel.reserveSlot();
        }
    }

    /// Makes a domain named by word 0 of `command` from `nameStart` on and fills it: 0, or a negated errno with nothing left behind.
    int load(int process, Arguments command, int nameStart) {
        int failure = loader.load(command.word(0));
        if (failure != 0) {
            return failure;
        }
        failure = kernel.createDomain(slot[process], command.word(0), nameStart);
        if (failure != 0) {
            return failure;
        }
        failure = programs.load(loader.contents(), command, slot[process], process);
        if (failure == 0) {
            failure = environment.equip(slot[process], process);
        }
        if (failure != 0) {
            destroy(process);
        }
        entry[process] = programs.entry();
        stackPointer[process] = programs.stackPointer();
        return failure;
    }

    int start(int process) {
        return kernel.startThread(slot[process], entry[process], stackPointer[process]);
    }

    void destroy(int process) {
        kernel.destroy(slot[process]);
        frames.release(process);
    }
}
