package ringside.machine.cpu;

import ringside.machine.state.StateTape;

/// A segment descriptor as the processor caches it. Intel SDM vol. 3A §3.4.5.
///
/// @param attributes descriptor bits 55:40: type, S, DPL, P, AVL, L, D/B, G
public record Segment(int selector, long base, long limit, int attributes) {
    public static final int ES = 0;
    public static final int CS = 1;
    public static final int SS = 2;
    public static final int DS = 3;
    public static final int FS = 4;
    public static final int GS = 5;

    /// CS after a reset: the last 64 KiB below 4 GiB. Intel SDM vol. 3A, table 9-1.
    static final Segment RESET_CODE = new Segment(0xF000, 0xFFFF_0000L, 0xFFFF, 0x9B);
    static final Segment NULL = new Segment(0, 0, 0, 0);
    private static final int PRESENT = 0x80;
    private static final int NOT_SYSTEM = 0x10;
    private static final int CODE = 8;
    private static final int EXPANDS_DOWN = 4;
    private static final int LONG_MODE = 0x2000;
    private static final int BIG = 0x4000;
    private static final int GRANULAR = 0x8000;

    /// Flat 32-bit or 64-bit segments as `syscall` and the boot protocol set them.
    static Segment flatCode(int selector, int dpl, boolean wide) {
        return new Segment(selector, 0, 0xFFFF_FFFFL, 0x809B | dpl << 5 | (wide ? LONG_MODE : BIG));
    }

    static Segment flatData(int selector, int dpl) {
        return new Segment(selector, 0, 0xFFFF_FFFFL, 0xC093 | dpl << 5);
    }

    /// As real mode loads segment registers. Intel SDM vol. 3A §20.1.1.
    static Segment real(int selector, boolean code) {
        return new Segment(selector, (long) selector << 4, 0xFFFF, code ? 0x9B : 0x93);
    }

    /// From the eight bytes of a descriptor; `upper` is the second half of a 16-byte system descriptor.
    static Segment of(int selector, long descriptor, long upper) {
        int attributes = (int) (descriptor >>> 40) & 0xF0FF;
        long base = descriptor >>> 16 & 0xFF_FFFFL | descriptor >>> 32 & 0xFF00_0000L | upper << 32;
        long limit = descriptor & 0xFFFF | descriptor >>> 32 & 0xF_0000L;
        return new Segment(selector, base, (attributes & GRANULAR) != 0 ? limit << 12 | 0xFFF : limit, attributes);
    }

    /// The same with a null selector: accesses through it are refused outside 64-bit mode, its base stays.
    Segment unusable() {
        return new Segment(0, base, limit, attributes & ~PRESENT);
    }

    /// As real mode loads a segment register: selector and base change, limit and rights stay as they were, unless there were none.
    Segment moved(int selector) {
        return isPresent() ? new Segment(selector, (long) selector << 4, limit, attributes) : real(selector, false);
    }

    Segment withRing(int ring) {
        return new Segment(selector & ~3 | ring, base, limit, attributes);
    }

    /// Whether bytes from an offset on lie inside. Segments that expand down hold what lies above their limit.
    boolean reaches(long offset, int width) {
        long last = offset + width - 1;
        if (isCode() || (attributes & EXPANDS_DOWN) == 0) {
            return isPresent() && last <= limit;
        }
        return isPresent() && offset > limit && last <= (isBig() ? 0xFFFF_FFFFL : 0xFFFF);
    }

    int dpl() {
        return attributes >> 5 & 3;
    }

    int type() {
        return attributes & 0xF;
    }

    boolean isPresent() {
        return (attributes & PRESENT) != 0;
    }

    boolean isCode() {
        return (attributes & (NOT_SYSTEM | CODE)) == (NOT_SYSTEM | CODE);
    }

    boolean isConforming() {
        return (attributes & 4) != 0;
    }

    boolean isReadable() {
        return isCode() ? (attributes & 2) != 0 : (attributes & NOT_SYSTEM) != 0;
    }

    boolean isWritableData() {
        return (attributes & (NOT_SYSTEM | CODE | 2)) == (NOT_SYSTEM | 2);
    }

    boolean isSystem() {
        return (attributes & NOT_SYSTEM) == 0;
    }

    boolean isLong() {
        return (attributes & LONG_MODE) != 0;
    }

    boolean isBig() {
        return (attributes & BIG) != 0;
    }

    /// Takes a cached descriptor down; answers the one to have.
    static Segment state(Segment present, StateTape tape) {
        int selector = tape.number(present.selector);
        long base = tape.word(present.base);
        long limit = tape.word(present.limit);
        return new Segment(selector, base, limit, tape.number(present.attributes));
    }
}
