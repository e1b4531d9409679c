package guest.kernel.wiring;

import guest.kernel.mm.ProgramSource;
import guest.platform.MemoryRegion;
import guest.service.fs.ArchiveIndex;

/// Executables straight from the archive of the file service.
final class ArchivePrograms implements ProgramSource {
    private final MemoryRegion archive;
    private final ArchiveIndex index;

    ArchivePrograms(MemoryRegion archive, ArchiveIndex index) {
        this.archive = archive;
        this.index = index;
    }

    @Override
    public MemoryRegion contents(byte[] path) {
        int file = index.find(path, path.length);
        return file == ArchiveIndex.NONE ? null : archive.part(index.start(file), index.bytes(file));
    }
}
