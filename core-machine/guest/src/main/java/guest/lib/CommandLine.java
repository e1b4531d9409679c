package guest.lib;

/// One command: the words of a piece of text, between separators. Empty words do not count.
public final class CommandLine implements Arguments {
    private final byte[][] words;

    /// Splits `text` from `from` (inclusive) to `to` (exclusive).
    public CommandLine(byte[] text, int from, int to, int separator) {
        words = new byte[countWords(text, from, to, separator)][];
        int start = from;
        for (int i = 0; i < words.length; i++) {
            while (text[start] == separator) {
                start++;
            }
            int end = start;
            while (end < to && text[end] != separator) {
                end++;
            }
            words[i] = new byte[end - start];
            for (int k = 0; k < words[i].length; k++) {
                words[i][k] = text[start + k];
            }
            start = end;
        }
    }

    private static int countWords(byte[] text, int from, int to, int separator) {
        int count = 0;
        boolean inWord = false;
        for (int i = from; i < to; i++) {
            boolean starts = text[i] != separator;
            if (starts && !inWord) {
                count++;
            }
            inWord = starts;
        }
        return count;
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
