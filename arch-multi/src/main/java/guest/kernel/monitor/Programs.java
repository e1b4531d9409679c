package guest.kernel.monitor;

import guest.lib.Arguments;
import guest.server.Processes;
import guest.server.ProgramDomains;

/// The domains in which programs run, one for each process.
final class Programs implements ProgramDomains {
    private final Construction kernel;
    private final FileLoader loader;
    private final FilePlace files;
    private final ProgramLoader programs;
    private final int[] domain = new int[Processes.MOST + 1];
    private final long[] entry = new long[Processes.MOST + 1];
    private final long[] stackPointer = new long[Processes.MOST + 1];

    Programs(Construction kernel, FileLoader loader, FilePlace files) {
        this.kernel = kernel;
        this.loader = loader;
        this.files = files;
        programs = new ProgramLoader(kernel);
    }

    @Override
    public int load(int process, Arguments command, int nameStart) {
        int failure = loader.load(command.word(0));
        if (failure != 0) {
            return failure;
        }
        int created = kernel.createDomain(command.word(0), nameStart, process);
        if (created < 0) {
            return created;
        }
        domain[process] = created;
        failure = programs.load(loader.contents(), command, created);
        if (failure == 0) {
            failure = files.open(created, process);
        }
        if (failure != 0) {
            kernel.destroy(created);
        }
        entry[process] = programs.entry();
        stackPointer[process] = programs.stackPointer();
        return failure;
    }

    @Override
    public int start(int process) {
        return kernel.start(domain[process], entry[process], stackPointer[process]);
    }

    @Override
    public void destroy(int process) {
        files.close(process);
        kernel.destroy(domain[process]);
    }
}
