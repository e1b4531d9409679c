package guest.kernel.boot;

import guest.lib.Parse;

/// The option `frames=N` of the kernel's command line: how many frames programs share. Without it, or without a number, all there are.
final class FrameLimit {
    private static final byte[] OPTION = {'f', 'r', 'a', 'm', 'e', 's', '='};

    private FrameLimit() {}

    /// The number in the last such option of `commandLine`, or [Long#MAX_VALUE].
    static long of(byte[] commandLine) {
        long limit = Long.MAX_VALUE;
        for (int at = 0; at + OPTION.length < commandLine.length; at++) {
            if ((at == 0 || commandLine[at - 1] == ' ') && isOption(commandLine, at)) {
                long number = Parse.decimal(word(commandLine, at + OPTION.length));
                limit = number == Parse.INVALID ? Long.MAX_VALUE : number;
            }
        }
        return limit;
    }

    private static boolean isOption(byte[] text, int at) {
        int same = 0;
        while (same < OPTION.length && text[at + same] == OPTION[same]) {
            same++;
        }
        return same == OPTION.length;
    }

    /// What stands from `from` up to a blank or the end.
    private static byte[] word(byte[] text, int from) {
        int end = from;
        while (end < text.length && text[end] != ' ') {
            end++;
        }
        byte[] word = new byte[end - from];
        for (int i = 0; i < word.length; i++) {
            word[i] = text[from + i];
        }
        return word;
    }
}
