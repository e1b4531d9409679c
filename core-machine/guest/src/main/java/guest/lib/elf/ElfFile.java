package guest.lib.elf;

import guest.port.Region;
import shared.abi.Errno;
import shared.map.AddressMap;

/// A static ELF64 executable, validated before anything of it is believed.
///
/// Source: System V ABI, "Object Files" (ELF header, program header); AMD64 supplement §4.1.
public final class ElfFile {
    /// Largest stack a program can ask for.
    public static final long MOST_STACK_BYTES = 0x80_0000;

    private static final int MAGIC = 0x464C_457F;
    private static final int CLASS_64_LITTLE_VERSION_1 = 0x01_01_02;
    private static final int TYPE_EXECUTABLE = 2;
    private static final int MACHINE_X86_64 = 62;
    private static final int HEADER_BYTES = 64;
    private static final int PROGRAM_HEADER_BYTES = 56;
    private static final int TYPE_LOAD = 1;
    private static final int TYPE_DYNAMIC = 2;
    private static final int TYPE_INTERPRETER = 3;
    /// PT_GNU_STACK; its memory size, where it has one, is the size of stack the linker was asked for.
    private static final int TYPE_STACK = 0x6474_E551;
    private static final int MOST_HEADERS = 64;
    private static final long DEFAULT_STACK_BYTES = 0x1_0000;

    private final Region file;
    private final ElfSegment[] segments = new ElfSegment[MOST_HEADERS];
    private int count;
    private long entry;
    private final long highest;
    private long lowest = AddressMap.PROGRAM_BASE;
    private long stackBytes = DEFAULT_STACK_BYTES;

    /// Reads the headers in `file`. Segments must lie in the file, be page aligned, ascend without sharing a page, and
    /// stay between [AddressMap#PROGRAM_BASE] and `limit` (exclusive). Ask [#check] before anything else.
    public ElfFile(Region file, long limit) {
        this.file = file;
        highest = limit;
    }

    /// 0 if the file can be loaded, else -ENOEXEC. To be called once.
    public int check() {
        return isHeaderValid() && readSegments() && isEntryExecutable() ? 0 : -Errno.ENOEXEC;
    }

    /// Virtual address of the first instruction.
    public long entry() {
        return entry;
    }

    public int segments() {
        return count;
    }

    public ElfSegment segment(int index) {
        return segments[index];
    }

    /// Size of the stack the program wants, a page multiple.
    public long stackBytes() {
        return stackBytes;
    }

    private boolean isHeaderValid() {
        entry = word64(24);
        return file.size() >= HEADER_BYTES && word32(0) == MAGIC && (word32(4) & 0xFF_FFFF) == CLASS_64_LITTLE_VERSION_1
                && word16(16) == TYPE_EXECUTABLE && word16(18) == MACHINE_X86_64 && word16(54) == PROGRAM_HEADER_BYTES;
    }

    private boolean readSegments() {
        long table = word64(32);
        int headers = word16(56);
        if (headers == 0 || headers > MOST_HEADERS || !isInFile(table, (long) headers * PROGRAM_HEADER_BYTES)) {
            return false;
        }
        for (int i = 0; i < headers; i++) {
            long header = table + (long) i * PROGRAM_HEADER_BYTES;
            int type = word32(header);
            boolean fits = switch (type) {
                case TYPE_LOAD -> addSegment(header);
                case TYPE_STACK -> setStack(word64(header + 40));
                case TYPE_DYNAMIC, TYPE_INTERPRETER -> false;
                default -> true;
            };
            if (!fits) {
                return false;
            }
        }
        return count > 0;
    }

    private boolean addSegment(long header) {
        long offset = word64(header + 8);
        long virtual = word64(header + 16);
        long fileBytes = word64(header + 32);
        long memoryBytes = word64(header + 40);
        boolean fits = (virtual & AddressMap.PAGE - 1) == 0 && virtual >= lowest && virtual < highest
                && memoryBytes > 0 && memoryBytes <= highest - virtual
                && fileBytes >= 0 && fileBytes <= memoryBytes && isInFile(offset, fileBytes);
        if (!fits) {
            return false;
        }
        segments[count] = new ElfSegment(virtual, memoryBytes, offset, fileBytes, word32(header + 4));
        count++;
        lowest = virtual + memoryBytes + AddressMap.PAGE - 1 & -AddressMap.PAGE;
        return true;
    }

    private boolean setStack(long bytes) {
        if (bytes < 0 || bytes > MOST_STACK_BYTES) {
            return false;
        }
        if (bytes > 0) {
            stackBytes = bytes + AddressMap.PAGE - 1 & -AddressMap.PAGE;
        }
        return true;
    }

    private boolean isEntryExecutable() {
        for (int i = 0; i < count; i++) {
            ElfSegment segment = segments[i];
            if (segment.isExecutable() && entry >= segment.start() && entry < segment.start() + segment.bytes()) {
                return true;
            }
        }
        return false;
    }

    private boolean isInFile(long offset, long bytes) {
        return offset >= 0 && bytes >= 0 && bytes <= file.size() && offset <= file.size() - bytes;
    }

    private int word16(long at) {
        return file.byteAt(at) | file.byteAt(at + 1) << 8;
    }

    private int word32(long at) {
        return word16(at) | word16(at + 2) << 16;
    }

    private long word64(long at) {
        return word32(at) & 0xFFFF_FFFFL | (long) word32(at + 4) << 32;
    }
}
