package guest.kernel.launch;

import guest.kernel.libos.Extents;
import guest.kernel.libos.Kernel;
import guest.lib.Arguments;
import guest.lib.PathName;
import guest.platform.MemoryRegion;
import guest.service.fs.ArchiveIndex;
import shared.abi.Errno;

/// Environments out of the executables in the archive.
public final class Programs {
    private final MemoryRegion archive;
    private final ArchiveIndex index;
    private final Extents extents;
    private final ProgramLoader loader = new ProgramLoader();
    private final long[] entry;
    private final long[] stackPointer;

    /// For environments with numbers below `most`.
    public Programs(MemoryRegion archive, ArchiveIndex index, Extents extents, int most) {
        this.archive = archive;
        this.index = index;
        this.extents = extents;
        entry = new long[most];
        stackPointer = new long[most];
    }

    /// Makes an environment for word 0 of `command`: its number, or a negated errno with nothing left behind.
    int load(Arguments command) {
        byte[] path = command.word(0);
        int file = index.find(path, path.length);
        if (file == ArchiveIndex.NONE) {
            return -Errno.ENOENT;
        }
        int environment = Kernel.make(path, PathName.lastPart(path));
        if (environment < 0) {
            return environment;
        }
        int failure = environment < entry.length ? extents.lend(environment) : -Errno.EAGAIN;
        if (failure == 0) {
            failure = loader.load(archive.part(index.start(file), index.bytes(file)), command, environment);
        }
        if (failure != 0) {
            Kernel.collect(environment);
            return failure;
        }
        entry[environment] = loader.entry();
        stackPointer[environment] = loader.stackPointer();
        return environment;
    }

    int start(int environment) {
        return Kernel.start(environment, entry[environment], stackPointer[environment]);
    }
}
