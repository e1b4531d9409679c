package guest.lib;

/// Numbers from text.
public final class Parse {
    /// The answer for text that is no number.
    public static final long INVALID = -1;

    private Parse() {}

    /// The value of a word of decimal digits, or [#INVALID] if it is null, empty, has another character, or does not fit.
    public static long decimal(byte[] word) {
        if (word == null || word.length == 0) {
            return INVALID;
        }
        long value = 0;
        for (int i = 0; i < word.length; i++) {
            int digit = word[i] - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
                return INVALID;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
