package ringside.machine.gdb;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Packets `$text#checksum` with their acknowledgements. Source: GDB manual, appendix E.1.
final class PacketLine {
    private static final int INTERRUPT = 3;
    private static final int LONGEST = 1 << 20;

    private final InputStream in;
    private final OutputStream out;
    private boolean acknowledges = true;

    PacketLine(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in);
        this.out = out;
    }

    /// Whether the other side wants the running machine to stop; does not wait.
    boolean isInterrupted() throws IOException {
        while (in.available() > 0) {
            in.mark(1);
            int next = in.read();
            if (next == INTERRUPT) {
                return true;
            }
            if (next == '$') {
                in.reset();
                return true;
            }
        }
        return false;
    }

    /// The next packet's text, or null when the line was closed.
    String read() throws IOException {
        while (true) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            if (next == '$') {
                var text = body();
                if (text != null) {
                    return text;
                }
            }
        }
    }

    private String body() throws IOException {
        var text = new StringBuilder();
        int sum = 0;
        for (int next = in.read(); next != '#'; next = in.read()) {
            if (next < 0 || text.length() == LONGEST) {
                throw new IOException("a packet without an end");
            }
            text.append((char) next);
            sum += next;
        }
        int expected = Character.digit(in.read(), 16) << 4 | Character.digit(in.read(), 16);
        boolean good = !acknowledges || expected == (sum & 0xFF);
        if (acknowledges) {
            out.write(good ? '+' : '-');
            out.flush();
        }
        return good ? text.toString() : null;
    }

    void write(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int sum = 0;
        for (byte b : bytes) {
            sum += b & 0xFF;
        }
        out.write('$');
        out.write(bytes);
        out.write("#%02x".formatted(sum & 0xFF).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    void stopAcknowledging() {
        acknowledges = false;
    }
}
