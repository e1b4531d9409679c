package guest.fake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes cpio archives of format "newc", sound or not.
public final class Archive {
    public static final int FILE = 0100644;
    public static final int FOLDER = 040755;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public Archive entry(String name, int mode, String content) {
        byte[] data = content.getBytes(StandardCharsets.ISO_8859_1);
        int[] fields = {1, mode, 0, 0, 1, 0, data.length, 0, 0, 0, 0, name.length() + 1, 0};
        StringBuilder header = new StringBuilder("070701");
        for (int field : fields) {
            header.append(String.format("%08X", field));
        }
        write(header + name + "\0");
        pad();
        out.writeBytes(data);
        pad();
        return this;
    }

    public Archive file(String name, String content) {
        return entry(name, FILE, content);
    }

    /// The archive with its trailer.
    public byte[] bytes() {
        entry("TRAILER!!!", 0, "");
        return out.toByteArray();
    }

    /// The archive so far.
    public byte[] unfinished() {
        return out.toByteArray();
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void pad() {
        while (out.size() % 4 != 0) {
            out.write(0);
        }
    }
}
