package guest.app;

import guest.lib.Os;

/// Text output of test programs.
public final class Out {
    private final Os os;
    private final byte[] buffer = new byte[4096];
    private int used;

    public Out(Os os) {
        this.os = os;
    }

    public void put(int letter) {
        if (used == buffer.length) flush();
        buffer[used++] = (byte) letter;
    }

    public void text(String text) {
        for (int i = 0; i < text.length(); i++) put(text.charAt(i));
    }

    /// A line of label and number.
    public void line(String label, long value) {
        text(label);
        put(' ');
        number(value);
        put('\n');
    }

    public void number(long value) {
        for (int shift = 60; shift >= 0; shift -= 4) put("0123456789abcdef".charAt((int) (value >>> shift) & 15));
    }

    public void flush() {
        os.write(1, buffer, 0, used);
        used = 0;
    }
}
