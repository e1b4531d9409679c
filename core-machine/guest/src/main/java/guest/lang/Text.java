package guest.lang;

/// Prints pieces of text to an [Output]. Every method returns this object, so that pieces follow each other.
///
/// Never allocates after construction. Not for use by two workers at once.
public final class Text {
    private final Output output;
    private final byte[] digits = new byte[Digits.CAPACITY];

    public Text(Output output) {
        this.output = output;
    }

    public Text string(String text) {
        for (int i = 0; i < text.length(); i++) {
            output.put(text.charAt(i));
        }
        return this;
    }

    /// Prints `count` Latin-1 bytes from index `from`.
    public Text bytes(byte[] text, int from, int count) {
        for (int i = 0; i < count; i++) {
            output.put(text[from + i] & 0xFF);
        }
        return this;
    }

    public Text decimal(long value) {
        int from = Digits.decimal(value, digits);
        return bytes(digits, from, digits.length - from);
    }

    /// Prints `value` with the prefix `0x`.
    public Text hexadecimal(long value) {
        int from = Digits.hexadecimal(value, digits);
        return string("0x").bytes(digits, from, digits.length - from);
    }

    public Text character(int character) {
        output.put(character);
        return this;
    }

    public Text line() {
        output.put('\n');
        return this;
    }
}
