package ringside.workbench.image;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.image.ImageMap.Segment;

/// The archive inside a kernel image: where each of its files lies, in the image file and in the machine's memory.
///
/// @param segment where the loader puts it
/// @param start   offset of the archive in the image file
/// @param entries regular files by path without leading slash
public record ArchiveBlob(Segment segment, int start, Map<String, Entry> entries) {
    private static final String SEGMENT = "blob.archive";
    private static final int HEADER_BYTES = 110;
    private static final int MODE_FIELD = 1;
    private static final int SIZE_FIELD = 6;
    private static final int NAME_FIELD = 11;
    private static final int TYPE_MASK = 0170000;
    private static final int REGULAR = 0100000;

    /// @param offset of the first byte in the archive
    public record Entry(int offset, int bytes) {}

    /// @throws IllegalArgumentException if the image carries no archive
    public static ArchiveBlob of(CompiledImage image) {
        var segment = image.map().segments().stream().filter(each -> each.name().equals(SEGMENT)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("image " + image.map().name() + " carries no archive"));
        int start = new ElfSegments(image.elf()).offset(segment.physical());
        return new ArchiveBlob(segment, start, entries(image.elf(), start));
    }

    /// Offset of a file's first byte in the image file.
    public int offset(String name) {
        return start + Optional.ofNullable(entries.get(name)).map(Entry::offset)
                .orElseThrow(() -> new IllegalArgumentException("the archive has no file " + name));
    }

    private static Map<String, Entry> entries(byte[] elf, int start) {
        var entries = new LinkedHashMap<String, Entry>();
        int header = start;
        while (true) {
            int nameBytes = field(elf, header, NAME_FIELD);
            var name = new String(elf, header + HEADER_BYTES, nameBytes - 1, StandardCharsets.UTF_8);
            if (name.equals(CpioArchive.TRAILER)) {
                return Collections.unmodifiableMap(entries);
            }
            int data = aligned(header - start + HEADER_BYTES + nameBytes);
            int bytes = field(elf, header, SIZE_FIELD);
            if ((field(elf, header, MODE_FIELD) & TYPE_MASK) == REGULAR) {
                entries.put(name, new Entry(data, bytes));
            }
            header = start + aligned(data + bytes);
        }
    }

    private static int field(byte[] elf, int header, int number) {
        return Integer.parseUnsignedInt(new String(elf, header + 6 + 8 * number, 8, StandardCharsets.US_ASCII), 16);
    }

    private static int aligned(int offset) {
        return offset + 3 & -4;
    }
}
