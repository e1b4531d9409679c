package guest.lib.elf;

import guest.lib.Arguments;

/// The bytes at the top of a program's stack before its first instruction.
///
/// ```text
/// RSP -> argc | argv[0] … argv[argc-1] | NULL | NULL | (padding) | strings | <- top
/// ```
/// Source: System V ABI AMD64 §3.4.1, figure 3.9. RSP is a multiple of 16.
public final class InitialStack {
    private final byte[] bytes;
    private final long top;

    /// `top` is the virtual address just above the stack, a multiple of 16.
    public InitialStack(Arguments arguments, long top) {
        this.top = top;
        int count = arguments.count();
        int strings = 0;
        for (int i = 0; i < count; i++) {
            strings += arguments.word(i).length + 1;
        }
        int words = (count + 3) * 8;
        bytes = new byte[words + strings + 15 & -16];
        store(0, count);
        int at = bytes.length - strings;
        for (int i = 0; i < count; i++) {
            store(8 + 8 * i, stackPointer() + at);
            byte[] word = arguments.word(i);
            for (int k = 0; k < word.length; k++) {
                bytes[at + k] = word[k];
            }
            at += word.length + 1;
        }
    }

    /// RSP of the program's first instruction; the place of the first of [#bytes].
    public long stackPointer() {
        return top - bytes.length;
    }

    public byte[] bytes() {
        return bytes;
    }

    private void store(int at, long value) {
        for (int i = 0; i < 8; i++) {
            bytes[at + i] = (byte) (value >>> 8 * i);
        }
    }
}
