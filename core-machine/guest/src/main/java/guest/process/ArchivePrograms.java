package guest.process;

import guest.platform.MemoryRegion;
import guest.port.Region;
import guest.service.fs.ArchiveIndex;

/// Executables straight from the archive of the file service: their bytes are within reach, so nothing is read or copied here.
public final class ArchivePrograms implements ProgramSource {
    private final MemoryRegion archive;
    private final ArchiveIndex index;

    public ArchivePrograms(MemoryRegion archive, ArchiveIndex index) {
        this.archive = archive;
        this.index = index;
    }

    @Override
    public Region contents(byte[] path) {
        int file = index.find(path, path.length);
        return file == ArchiveIndex.NONE ? null : archive.part(index.start(file), index.bytes(file));
    }
}
