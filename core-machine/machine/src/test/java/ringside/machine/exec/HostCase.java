package ringside.machine.exec;

import java.nio.ByteBuffer;

/// One instruction and the state it starts in, as `host.c` reads it.
final class HostCase {
    static final int BYTES = 640;

    final byte[] code = new byte[16];
    final long[] general = new long[16];
    long flags;
    /// Where [#patch] is written over the pattern in memory, or 0.
    long patchAt;
    final long[] patch = new long[8];
    int control;
    int status;
    int tags;
    int mxcsr;
    final long[] stack = new long[16];
    final long[] vectors = new long[32];

    void write(ByteBuffer to) {
        to.put(code);
        put(to, general);
        to.putLong(flags).putLong(patchAt);
        put(to, patch);
        to.putShort((short) control).putShort((short) status).putShort((short) tags).putShort((short) 0);
        to.putLong(0).putLong(0).putInt(mxcsr).putInt(0);
        put(to, stack);
        put(to, vectors);
    }

    private static void put(ByteBuffer to, long[] words) {
        for (long word : words) {
            to.putLong(word);
        }
    }
}
