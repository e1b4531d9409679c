package ringside.machine.boot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import ringside.machine.UnusableImageException;

/// The header by which a file says that it is a multiboot kernel. Source: Multiboot Specification 0.6.96, §3.1.
///
/// @param at      its offset in the file
/// @param flags   what the kernel asks for
/// @param address where it says to load, if it does: header, load start, load end, bss end, entry
record MultibootHeader(int at, int flags, long[] address) {
    private static final int MAGIC = 0x1BAD_B002;
    private static final int SEARCHED = 8192;
    private static final int LENGTH = 12;
    private static final int LENGTH_WITH_ADDRESSES = 32;
    private static final int ADDRESSES = 0x1_0000;
    /// Aligned modules, memory information: given anyway. Others of the low half must be understood.
    private static final int UNDERSTOOD = 0x3;
    private static final int REQUIRED = 0xFFFF;

    static Optional<MultibootHeader> find(byte[] file) throws UnusableImageException {
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at <= Math.min(SEARCHED, file.length) - LENGTH; at += Integer.BYTES) {
            if (in.getInt(at) == MAGIC && in.getInt(at) + in.getInt(at + 4) + in.getInt(at + 8) == 0) {
                return Optional.of(read(in, at));
            }
        }
        return Optional.empty();
    }

    private static MultibootHeader read(ByteBuffer in, int at) throws UnusableImageException {
        int flags = in.getInt(at + 4);
        if ((flags & REQUIRED & ~UNDERSTOOD) != 0) {
            throw new UnusableImageException("the multiboot header asks for something this machine does not give: flags 0x"
                    + Integer.toHexString(flags) + ", understood are bits 0, 1 and 16");
        }
        var address = new long[5];
        if ((flags & ADDRESSES) != 0) {
            if (at + LENGTH_WITH_ADDRESSES > in.capacity()) {
                throw new UnusableImageException("truncated file: the multiboot header goes beyond its end");
            }
            for (int i = 0; i < address.length; i++) {
                address[i] = in.getInt(at + LENGTH + i * Integer.BYTES) & 0xFFFF_FFFFL;
            }
        }
        return new MultibootHeader(at, flags, address);
    }

    boolean saysWhereToLoad() {
        return (flags & ADDRESSES) != 0;
    }

    long entry() {
        return address[4];
    }

    /// One stretch of the file, by the addresses in the header.
    List<BootLoader.Segment> segments(byte[] file) throws UnusableImageException {
        long start = address[1];
        long offset = at - (address[0] - start);
        long length = address[2] == 0 ? file.length - offset : address[2] - start;
        if (offset < 0 || length <= 0 || offset + length > file.length) {
            throw new UnusableImageException("the multiboot header's addresses point beyond the file");
        }
        long end = Math.max(address[3], start + length);
        return List.of(new BootLoader.Segment(start, (int) offset, (int) length, end - start));
    }
}
