package ringside.machine.exec;

import java.nio.ByteBuffer;

/// The state an instruction leaves, as `host.c` writes it.
final class HostResult {
    static final int BYTES = 592;
    /// What the filler behind the instruction raises.
    static final int BREAKPOINT = 3;

    final long[] general = new long[16];
    long flags;
    long rip;
    long vector;
    long error;
    long address;
    long memory;
    int control;
    int status;
    int tags;
    int mxcsr;
    final long[] stack = new long[16];
    final long[] vectors = new long[32];

    void read(ByteBuffer from) {
        get(from, general);
        flags = from.getLong();
        rip = from.getLong();
        vector = from.getLong();
        error = from.getLong();
        address = from.getLong();
        memory = from.getLong();
        control = from.getShort() & 0xFFFF;
        status = from.getShort() & 0xFFFF;
        tags = from.getShort() & 0xFF;
        from.getShort();
        from.getLong();
        from.getLong();
        mxcsr = from.getInt();
        from.getInt();
        get(from, stack);
        get(from, vectors);
        if (vector == BREAKPOINT) {
            rip--;
            error = 0;
        }
        for (int i = 1; i < stack.length; i += 2) {
            stack[i] &= 0xFFFF;
        }
    }

    void copy(HostResult other) {
        System.arraycopy(other.general, 0, general, 0, general.length);
        flags = other.flags;
        rip = other.rip;
        vector = other.vector;
        error = other.error;
        address = other.address;
        memory = other.memory;
        control = other.control;
        status = other.status;
        tags = other.tags;
        mxcsr = other.mxcsr;
        System.arraycopy(other.stack, 0, stack, 0, stack.length);
        System.arraycopy(other.vectors, 0, vectors, 0, vectors.length);
    }

    private static void get(ByteBuffer from, long[] words) {
        for (int i = 0; i < words.length; i++) {
            words[i] = from.getLong();
        }
    }

    /// Everything, as text, for comparison and for reports.
    String text(long flagMask) {
        var text = new StringBuilder();
        line(text, "general", general);
        text.append(String.format(
                "flags %x rip %x vector %d error %x address %x memory %x%n", flags & flagMask, rip, vector, error, address, memory));
        text.append(String.format("control %x status %x tags %x mxcsr %x%n", control, status, tags, mxcsr));
        line(text, "stack", stack);
        line(text, "vectors", vectors);
        return text.toString();
    }

    private static void line(StringBuilder text, String name, long[] words) {
        text.append(name);
        for (long word : words) {
            text.append(String.format(" %x", word));
        }
        text.append('\n');
    }

    /// A hash of everything but undefined flags.
    int digest(long flagMask) {
        long hash = 0;
        hash = mix(hash, general);
        hash = mix(hash, flags & flagMask, rip, vector, error, address, memory);
        hash = mix(hash, control, status, tags, mxcsr);
        hash = mix(hash, stack);
        hash = mix(hash, vectors);
        return (int) (hash ^ hash >>> 32);
    }

    private static long mix(long start, long... words) {
        long hash = start;
        for (long word : words) {
            hash = (hash ^ word) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
