package guest.lib;

import guest.lang.Output;

/// Standard output as an [Output], one write for each line.
public final class ConsoleOutput implements Output {
    private static final int STANDARD_OUTPUT = 1;

    private final Os os;
    private final byte[] line = new byte[256];
    private int length;

    public ConsoleOutput(Os os) {
        this.os = os;
    }

    @Override
    public void put(int character) {
        line[length] = (byte) character;
        length++;
        if (character == '\n' || length == line.length) {
            flush();
        }
    }

    /// Writes what is left of an unfinished line. What the system refuses is lost.
    public void flush() {
        int from = 0;
        while (from < length) {
            int written = os.write(STANDARD_OUTPUT, line, from, length - from);
            if (written <= 0) {
                break;
            }
            from += written;
        }
        length = 0;
    }
}
