package guest.kernel.supervise;

import guest.lib.Arguments;
import guest.port.FileService;
import guest.server.Processes;
import guest.server.ProgramDomains;

/// The domains in which programs run, one for each process.
public final class Programs implements ProgramDomains {
    private static final int OWN_CALLS = 0;

    private final Construction kernel;
    private final FileService files;
    private final FrameSupply frames;
    private final Environment environment;
    private final FileLoader loader;
    private final ProgramLoader programs;
    private final int[] slot = new int[Processes.MOST + 1];
    private final long[] entry = new long[Processes.MOST + 1];
    private final long[] stackPointer = new long[Processes.MOST + 1];

    public Programs(Construction kernel, FileService files, FrameSupply frames, Environment environment, FileLoader loader) {
        this.kernel = kernel;
        this.files = files;
        this.frames = frames;
        this.environment = environment;
        this.loader = loader;
        programs = new ProgramLoader(new FreshMemory(kernel, frames));
        for (int process = 1; process <= Processes.MOST; process++) {
            slot[process] = kernel.reserveSlot();
        }
    }

    /// Makes a domain named by word 0 of `command` from `nameStart` on and fills it: 0, or a negated errno with nothing left behind.
    @Override
    public int load(int process, Arguments command, int nameStart) {
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
            destroyDomain(process);
        }
        entry[process] = programs.entry();
        stackPointer[process] = programs.stackPointer();
        return failure;
    }

    @Override
    public int start(int process) {
        return kernel.startThread(slot[process], entry[process], stackPointer[process]);
    }

    @Override
    public void destroy(int process) {
        files.release(OWN_CALLS, process);
        destroyDomain(process);
    }

    private void destroyDomain(int process) {
        kernel.destroy(slot[process]);
        frames.release(process);
    }
}
