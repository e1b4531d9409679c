package ringside.compiler.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import shared.map.AddressMap;

/// Pages with one owner and one permission: what becomes an ELF segment.
///
/// Pieces are added first, then the layout gives addresses, then relocation writes the bytes. A section without pieces may be
/// given zero-filled pages, which the file does not carry.
final class Section {
    /// Between functions: `int3`, so that a jump astray stops at once.
    static final byte CODE_FILL = (byte) 0xCC;

    /// Page permissions; readable always.
    enum Permission {
        CODE("rx"), CONSTANT("r"), DATA("rw");

        private final String flags;

        Permission(String flags) {
            this.flags = flags;
        }

        String flags() {
            return flags;
        }
    }

    /// Bytes of a unit and where they start in the section; `unit` is null for data.
    record Piece(int offset, String symbol, byte[] bytes, List<Relocation> relocations, CodeUnit unit) {}

    private final String name;
    private final String domain;
    private final String component;
    private final Permission permission;
    private final List<Piece> pieces = new ArrayList<>();
    private int fileBytes;
    private long memoryBytes;
    private long virtual;
    private long physical;

    /// @param domain    whose symbols its pieces define and use; empty for tables of the whole image
    /// @param component owner, or empty
    Section(String name, String domain, String component, Permission permission) {
        this.name = name;
        this.domain = domain;
        this.component = component;
        this.permission = permission;
    }

    static Section zeroed(String name, String domain, String component, long bytes) {
        Section section = new Section(name, domain, component, Permission.DATA);
        section.memoryBytes = pages(bytes);
        return section;
    }

    static long pages(long bytes) {
        return (bytes + AddressMap.PAGE - 1) & -AddressMap.PAGE;
    }

    void add(String symbol, byte[] bytes, int alignment, List<Relocation> relocations, CodeUnit unit) {
        int offset = (fileBytes + alignment - 1) & -alignment;
        pieces.add(new Piece(offset, symbol, bytes, relocations, unit));
        fileBytes = Math.addExact(offset, bytes.length);
        memoryBytes = pages(fileBytes);
    }

    void addData(String symbol, byte[] bytes, int alignment) {
        add(symbol, bytes, alignment, List.of(), null);
    }

    void place(long virtualStart) {
        virtual = virtualStart;
    }

    void load(long physicalStart) {
        physical = physicalStart;
    }

    String name() {
        return name;
    }

    String domain() {
        return domain;
    }

    String component() {
        return component;
    }

    Permission permission() {
        return permission;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /// Whether the file carries none of its bytes.
    boolean isZeros() {
        return fileBytes == 0;
    }

    boolean isEmpty() {
        return memoryBytes == 0;
    }

    int fileBytes() {
        return fileBytes;
    }

    /// Page multiple.
    long memoryBytes() {
        return memoryBytes;
    }

    long virtual() {
        return virtual;
    }

    long virtualEnd() {
        return virtual + memoryBytes;
    }

    long physical() {
        return physical;
    }

    long addressOf(Piece piece) {
        return virtual + piece.offset;
    }

    /// The bytes of the file, with every hole filled.
    byte[] bytes(Relocator relocator) {
        byte[] bytes = new byte[fileBytes];
        if (permission == Permission.CODE) {
            Arrays.fill(bytes, CODE_FILL);
        }
        for (Piece piece : pieces) {
            System.arraycopy(piece.bytes, 0, bytes, piece.offset, piece.bytes.length);
            relocator.fill(this, piece, bytes);
        }
        return bytes;
    }
}
