package ringside.compiler.link;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import ringside.compiler.image.MultibootHeader;
import shared.map.AddressMap;

/// Writes an executable ELF64 file for x86-64 (System V ABI, edition 4.1, chapters 4 and 5).
///
/// File order: header, program headers, note, room for a [MultibootHeader], segments (page aligned, as they lie in memory), debug
/// sections, symbols, strings, section headers.
final class ElfFile {
    /// @param memoryBytes of which `bytes` come from the file, the rest is zero
    /// @param flags       [#READ] and what else is permitted
    record Segment(String name, long virtual, long physical, byte[] bytes, long memoryBytes, int flags) {}

    /// @param segment index of the segment it lies in
    record Symbol(String name, long address, long bytes, int segment, SymbolType type) {}

    enum SymbolType { NONE, OBJECT, FUNCTION }

    static final int EXECUTE = 1;
    static final int WRITE = 2;
    static final int READ = 4;

    private static final int HEADER_BYTES = 64;
    private static final int PROGRAM_HEADER_BYTES = 56;
    private static final int SECTION_HEADER_BYTES = 64;
    private static final int SYMBOL_BYTES = 24;

    private static final int PT_LOAD = 1;
    private static final int PT_NOTE = 4;
    private static final int PT_GNU_STACK = 0x6474_E551;
    private static final int SHT_PROGBITS = 1;
    private static final int SHT_SYMTAB = 2;
    private static final int SHT_STRTAB = 3;
    private static final int SHT_NOTE = 7;
    private static final int SHT_NOBITS = 8;
    /// XEN_ELFNOTE_PHYS32_ENTRY (Xen `public/elfnote.h`).
    private static final int XEN_PHYS32_ENTRY = 18;

    private record ProgramHeader(int type, int flags, long offset, long virtual, long physical, long fileBytes,
                                 long memoryBytes, long alignment) {}

    private record SectionHeader(int name, int type, long flags, long address, long offset, long bytes, int link, int info,
                                 long alignment, long entryBytes) {}

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteArrayOutputStream sectionNames = new ByteArrayOutputStream();
    private final List<ProgramHeader> programHeaders = new ArrayList<>();
    private final List<SectionHeader> sectionHeaders = new ArrayList<>();
    private final int bodyStart;

    private ElfFile(int headers) {
        bodyStart = HEADER_BYTES + headers * PROGRAM_HEADER_BYTES;
        sectionNames.write(0);
        sectionHeaders.add(new SectionHeader(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    /// A kernel, entered at the physical address `entry` in 32-bit protected mode (PVH).
    static byte[] kernel(int entry, List<Segment> segments, Map<String, byte[]> debug, List<Symbol> symbols) {
        ElfFile file = new ElfFile(segments.size() + 1);
        file.note(entry);
        file.segments(segments);
        debug.forEach(file::debug);
        file.symbols(symbols, 2);
        return file.finish(entry);
    }

    /// A program; a PT_GNU_STACK header carries the stack size it was planned with.
    static byte[] program(long entry, long stackBytes, List<Segment> segments, Map<String, byte[]> debug,
                          List<Symbol> symbols) {
        ElfFile file = new ElfFile(segments.size() + 1);
        file.segments(segments);
        debug.forEach(file::debug);
        file.programHeaders.add(new ProgramHeader(PT_GNU_STACK, READ | WRITE, 0, 0, 0, 0, stackBytes, 16));
        file.symbols(symbols, 1);
        return file.finish(entry);
    }

    private void note(int entry) {
        ByteBuffer note = little(20);
        note.putInt(4).putInt(4).putInt(XEN_PHYS32_ENTRY).put("Xen\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(entry);
        long offset = append(note.array(), 4);
        programHeaders.add(new ProgramHeader(PT_NOTE, READ, offset, 0, 0, 20, 20, 4));
        sectionHeaders.add(new SectionHeader(name(".note.pvh"), SHT_NOTE, 0, 0, offset, 20, 0, 0, 4, 0));
        append(new byte[MultibootHeader.BYTES], MultibootHeader.ALIGNMENT);
    }

    /// Bytes in physical order, so that the file from its first segment on is what belongs in memory; headers as given.
    private void segments(List<Segment> segments) {
        var offsets = new IdentityHashMap<Segment, Long>();
        segments.stream().filter(segment -> segment.bytes.length > 0).sorted(Comparator.comparingLong(Segment::physical))
                .forEach(segment -> offsets.put(segment, append(segment.bytes, AddressMap.PAGE)));
        segments.forEach(segment -> segment(segment, offsets.getOrDefault(segment, (long) bodyStart + body.size())));
    }

    private void segment(Segment segment, long offset) {
        int size = segment.bytes.length;
        programHeaders.add(new ProgramHeader(PT_LOAD, segment.flags, size == 0 ? 0 : offset, segment.virtual, segment.physical,
                size, segment.memoryBytes, AddressMap.PAGE));
        long flags = 2 | (segment.flags & WRITE) >> 1 | (segment.flags & EXECUTE) << 2; // SHF_ALLOC, SHF_WRITE, SHF_EXECINSTR
        sectionHeaders.add(new SectionHeader(name(segment.name), size == 0 ? SHT_NOBITS : SHT_PROGBITS, flags, segment.virtual,
                offset, size == 0 ? segment.memoryBytes : size, 0, 0, AddressMap.PAGE, 0));
    }

    private void debug(String name, byte[] bytes) {
        int nameOffset = name(name);
        long offset = append(bytes, 1);
        sectionHeaders.add(new SectionHeader(nameOffset, SHT_PROGBITS, 0, 0, offset, bytes.length, 0, 0, 1, 0));
    }

    /// @param firstSection section header index of segment 0
    private void symbols(List<Symbol> symbols, int firstSection) {
        ByteArrayOutputStream strings = new ByteArrayOutputStream();
        strings.write(0);
        ByteBuffer table = little((symbols.size() + 1) * SYMBOL_BYTES);
        table.position(SYMBOL_BYTES);
        for (Symbol symbol : symbols) {
            table.putInt(strings.size()).put((byte) symbol.type.ordinal()).put((byte) 0)
                    .putShort((short) (symbol.segment + firstSection)).putLong(symbol.address).putLong(symbol.bytes);
            strings.writeBytes(symbol.name.getBytes(StandardCharsets.UTF_8));
            strings.write(0);
        }
        int stringSection = sectionHeaders.size() + 1;
        long offset = append(table.array(), 8);
        sectionHeaders.add(new SectionHeader(name(".symtab"), SHT_SYMTAB, 0, 0, offset, table.capacity(), stringSection,
                symbols.size() + 1, 8, SYMBOL_BYTES));
        strings(".strtab", strings);
    }

    private void strings(String name, ByteArrayOutputStream strings) {
        int nameOffset = name(name);
        long offset = append(strings.toByteArray(), 1);
        sectionHeaders.add(new SectionHeader(nameOffset, SHT_STRTAB, 0, 0, offset, strings.size(), 0, 0, 1, 0));
    }

    private byte[] finish(long entry) {
        strings(".shstrtab", sectionNames);
        ByteBuffer headers = little(sectionHeaders.size() * SECTION_HEADER_BYTES);
        for (SectionHeader h : sectionHeaders) {
            headers.putInt(h.name).putInt(h.type).putLong(h.flags).putLong(h.address).putLong(h.offset).putLong(h.bytes)
                    .putInt(h.link).putInt(h.info).putLong(h.alignment).putLong(h.entryBytes);
        }
        long sectionOffset = append(headers.array(), 8);
        ByteBuffer file = little(bodyStart + body.size());
        header(file, entry, sectionOffset);
        for (ProgramHeader h : programHeaders) {
            file.putInt(h.type).putInt(h.flags).putLong(h.offset).putLong(h.virtual).putLong(h.physical).putLong(h.fileBytes)
                    .putLong(h.memoryBytes).putLong(h.alignment);
        }
        return file.put(body.toByteArray()).array();
    }

    private void header(ByteBuffer file, long entry, long sectionOffset) {
        file.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        file.putShort((short) 2).putShort((short) 62).putInt(1).putLong(entry); // ET_EXEC, EM_X86_64
        file.putLong(HEADER_BYTES).putLong(sectionOffset).putInt(0);
        file.putShort((short) HEADER_BYTES).putShort((short) PROGRAM_HEADER_BYTES).putShort((short) programHeaders.size());
        file.putShort((short) SECTION_HEADER_BYTES).putShort((short) sectionHeaders.size())
                .putShort((short) (sectionHeaders.size() - 1));
    }

    /// Appends aligned bytes and returns their offset in the file.
    private long append(byte[] bytes, int alignment) {
        while ((bodyStart + body.size()) % alignment != 0) {
            body.write(0);
        }
        long offset = (long) bodyStart + body.size();
        body.writeBytes(bytes);
        return offset;
    }

    private int name(String name) {
        int offset = sectionNames.size();
        sectionNames.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        sectionNames.write(0);
        return offset;
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
