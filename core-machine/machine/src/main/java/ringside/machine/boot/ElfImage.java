package ringside.machine.boot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import ringside.machine.UnusableImageException;
import ringside.machine.boot.BootLoader.Segment;

/// What the loader needs of an ELF file of either class. Source: System V gABI, chapters 4 and 5.
///
/// @param entry    where the header says the program begins
/// @param pvhEntry physical address from the Xen PHYS32_ENTRY note, if there is one
record ElfImage(long entry, OptionalLong pvhEntry, List<Segment> segments) {
    private static final int MACHINE_386 = 3;
    private static final int MACHINE_X86_64 = 62;
    private static final int LOAD = 1;
    private static final int NOTE = 4;
    private static final int PHYS32_ENTRY = 18;
    private static final String NOTE_NAME = "Xen\0";

    private record Header(int type, long offset, long physical, long fileLength, long memoryLength, long align) {}

    static ElfImage parse(byte[] file) throws UnusableImageException {
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 20 || in.getInt(0) != 0x464C_457F) {
            throw new UnusableImageException("not an ELF file: a bootable image is an ELF executable with a PVH note or a multiboot header");
        }
        int elfClass = file[4];
        int machine = in.getShort(18) & 0xFFFF;
        if (file[5] != 1 || machine != MACHINE_386 && machine != MACHINE_X86_64 || elfClass != 1 && elfClass != 2) {
            throw new UnusableImageException("ELF file for machine type " + machine + ": needed is x86 (3) or x86-64 (62), little-endian");
        }
        try {
            return read(in, elfClass == 2);
        } catch (IndexOutOfBoundsException e) {
            throw truncated();
        }
    }

    private static ElfImage read(ByteBuffer in, boolean wide) throws UnusableImageException {
        long table = wide ? in.getLong(32) : in.getInt(28) & 0xFFFF_FFFFL;
        int size = in.getShort(wide ? 54 : 42) & 0xFFFF;
        int count = in.getShort(wide ? 56 : 44) & 0xFFFF;
        var entry = OptionalLong.empty();
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < count; i++) {
            var header = header(in, Math.toIntExact(checked(in, table + (long) i * size, wide ? 56 : 32)), wide);
            if (header.type == LOAD && header.memoryLength != 0) {
                segments.add(new Segment(header.physical, (int) checked(in, header.offset, header.fileLength),
                        (int) header.fileLength, header.memoryLength));
            } else if (header.type == NOTE && entry.isEmpty()) {
                entry = findEntry(in, (int) checked(in, header.offset, header.fileLength), (int) header.fileLength, header.align);
            }
        }
        return new ElfImage(wide ? in.getLong(24) : word(in, 24), entry, List.copyOf(segments));
    }

    private static Header header(ByteBuffer in, int at, boolean wide) {
        return wide
                ? new Header(in.getInt(at), in.getLong(at + 8), in.getLong(at + 24), in.getLong(at + 32), in.getLong(at + 40),
                        in.getLong(at + 48))
                : new Header(in.getInt(at), word(in, at + 4), word(in, at + 12), word(in, at + 16), word(in, at + 20), word(in, at + 28));
    }

    private static long word(ByteBuffer in, int at) {
        return in.getInt(at) & 0xFFFF_FFFFL;
    }

    private static long checked(ByteBuffer in, long offset, long length) throws UnusableImageException {
        if (offset < 0 || length < 0 || offset > in.capacity() || length > in.capacity() - offset) {
            throw truncated();
        }
        return offset;
    }

    private static UnusableImageException truncated() {
        return new UnusableImageException("truncated ELF file: its headers point beyond its end");
    }

    private static OptionalLong findEntry(ByteBuffer in, int start, int length, long align) {
        int step = align == 8 ? 8 : 4;
        int at = start;
        while (at + 12 <= start + length) {
            int nameLength = in.getInt(at);
            int valueLength = in.getInt(at + 4);
            int value = at + 12 + roundUp(nameLength, step);
            if (in.getInt(at + 8) == PHYS32_ENTRY && nameLength == NOTE_NAME.length() && valueLength >= 4 && isXen(in, at + 12)) {
                return OptionalLong.of(in.getInt(value) & 0xFFFF_FFFFL);
            }
            int next = value + roundUp(valueLength, step);
            if (next <= at) {
                return OptionalLong.empty();
            }
            at = next;
        }
        return OptionalLong.empty();
    }

    private static boolean isXen(ByteBuffer in, int at) {
        var name = new byte[NOTE_NAME.length()];
        in.get(at, name);
        return NOTE_NAME.equals(new String(name, StandardCharsets.ISO_8859_1));
    }

    private static int roundUp(int value, int step) {
        return value + step - 1 & -step;
    }
}
