package guest.lang;

/// Numbers as Latin-1 digits, written right-aligned into a byte array of the caller.
public final class Digits {
    /// Bytes that hold any 64-bit number in any of the forms below.
    public static final int CAPACITY = 20;

    private Digits() {}

    /// Writes `value` in decimal so that it ends with the array; returns the index of its first character.
    /// The array must have [#CAPACITY] bytes or more.
    public static int decimal(long value, byte[] digits) {
        int at = digits.length;
        // The smallest long has no positive counterpart, so the digits are taken from the negative side.
        long rest = value < 0 ? value : -value;
        do {
            at--;
            digits[at] = (byte) ('0' - (int) (rest % 10));
            rest /= 10;
        } while (rest != 0);
        if (value < 0) {
            at--;
            digits[at] = '-';
        }
        return at;
    }

    /// Writes `value` as unsigned hexadecimal without leading zeros; otherwise like [#decimal].
    public static int hexadecimal(long value, byte[] digits) {
        int at = digits.length;
        long rest = value;
        do {
            int digit = (int) rest & 15;
            at--;
            digits[at] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
            rest >>>= 4;
        } while (rest != 0);
        return at;
    }
}
