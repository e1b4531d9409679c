package guest.service.fs;

import guest.port.Region;

/// The regular files of an archive by name. Built once, never changed, so that it needs no lock.
///
/// An archive that breaks off gives the files before the break; [#damage] says what is wrong with the rest.
public final class ArchiveIndex {
    /// The answer of [#find] for a name that is not there.
    public static final int NONE = -1;

    private final Region archive;
    private final long[] nameStart;
    private final int[] nameBytes;
    private final long[] dataStart;
    private final long[] dataBytes;
    /// Open addressing by hash of the name: entry number plus one, 0 for a free slot. At most half full.
    private final int[] slots;
    private final int damage;
    private final long damageAt;
    private int files;

    public ArchiveIndex(Region archive) {
        this.archive = archive;
        ArchiveReader counter = new ArchiveReader(archive);
        int count = 0;
        while (counter.advance()) {
            if (counter.isRegularFile()) {
                count++;
            }
        }
        damage = counter.stopped() == ArchiveReader.END ? 0 : counter.stopped();
        damageAt = counter.header();
        nameStart = new long[count];
        nameBytes = new int[count];
        dataStart = new long[count];
        dataBytes = new long[count];
        int capacity = 4;
        while (capacity < 2 * count) {
            capacity *= 2;
        }
        slots = new int[capacity];
        ArchiveReader reader = new ArchiveReader(archive);
        while (reader.advance()) {
            if (reader.isRegularFile()) {
                add(reader);
            }
        }
    }

    /// What the files lie in.
    Region archive() {
        return archive;
    }

    /// Number of files.
    public int files() {
        return files;
    }

    /// What stopped the reading before the archive's trailer; null for a sound archive.
    public String damage() {
        switch (damage) {
            case 0: return null;
            case ArchiveReader.BAD_MAGIC: return "bad magic";
            case ArchiveReader.BAD_FIELD: return "bad header field";
            default: return "truncated entry";
        }
    }

    /// Offset of the entry that [#damage] speaks of.
    public long damageAt() {
        return damageAt;
    }

    /// Number of the file with the path in `path` (first `length` bytes), with or without leading slashes, or [#NONE].
    public int find(byte[] path, int length) {
        int from = 0;
        while (from < length && path[from] == '/') {
            from++;
        }
        int hash = 0;
        for (int i = from; i < length; i++) {
            hash = mix(hash, path[i] & 0xFF);
        }
        int slot = hash & slots.length - 1;
        while (slots[slot] != 0) {
            int file = slots[slot] - 1;
            if (nameBytes[file] == length - from && isNamed(file, path, from)) {
                return file;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return NONE;
    }

    /// Offset of the file's first byte in the archive.
    public long start(int file) {
        return dataStart[file];
    }

    public long bytes(int file) {
        return dataBytes[file];
    }

    private void add(ArchiveReader reader) {
        int file = files;
        files++;
        int skipped = leadingBytes(reader);
        nameStart[file] = reader.nameStart() + skipped;
        nameBytes[file] = reader.nameBytes() - skipped;
        dataStart[file] = reader.dataStart();
        dataBytes[file] = reader.dataBytes();
        int hash = 0;
        for (int i = 0; i < nameBytes[file]; i++) {
            hash = mix(hash, archive.byteAt(nameStart[file] + i));
        }
        int slot = hash & slots.length - 1;
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = file + 1;
    }

    /// Archives made by `find . | cpio` name their files `./bin/reader`; others `/bin/reader`.
    private int leadingBytes(ArchiveReader reader) {
        int skipped = 0;
        if (reader.nameBytes() >= 2 && archive.byteAt(reader.nameStart()) == '.' && archive.byteAt(reader.nameStart() + 1) == '/') {
            skipped = 1;
        }
        while (skipped < reader.nameBytes() && archive.byteAt(reader.nameStart() + skipped) == '/') {
            skipped++;
        }
        return skipped;
    }

    private boolean isNamed(int file, byte[] path, int from) {
        for (int i = 0; i < nameBytes[file]; i++) {
            if (archive.byteAt(nameStart[file] + i) != (path[from + i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    private static int mix(int hash, int character) {
        return hash * 31 + character;
    }
}
