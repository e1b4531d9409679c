package guest.lib;

import guest.raw.Memory;
import guest.raw.RawAllowed;

/// The command line on a program's initial stack.
///
/// ```text
/// RSP -> argc | argv[0] … argv[argc-1] | NULL | NULL
/// ```
/// Source: System V ABI AMD64 §3.4.1, figure 3.9.
@RawAllowed(category = RawAllowed.Category.RUNTIME, reason = "reads the initial stack that the kernel laid out")
public final class StartArguments implements Arguments {
    private final byte[][] words;

    /// `stack` is RSP as the kernel set it.
    public StartArguments(long stack) {
        int count = (int) Memory.load64(stack);
        words = new byte[count][];
        for (int i = 0; i < count; i++) {
            words[i] = copy(Memory.load64(stack + 8 + 8L * i));
        }
    }

    private static byte[] copy(long text) {
        int length = 0;
        while (Memory.load8(text + length) != 0) {
            length++;
        }
        byte[] word = new byte[length];
        for (int i = 0; i < length; i++) {
            word[i] = (byte) Memory.load8(text + i);
        }
        return word;
    }

    @Override
    public int count() {
        return words.length;
    }

    @Override
    public byte[] word(int index) {
        return index >= 0 && index < words.length ? words[index] : null;
    }
}
