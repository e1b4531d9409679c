package ringside.machine.debian;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes a root file system as Linux unpacks it at boot: a "newc" cpio archive. Source: Linux, `Documentation/driver-api/early-userspace/buffer-format.rst`.
final class Archive {
    private static final int FOLDER = 0_040755;
    private static final int PROGRAM = 0_100755;
    private static final int CHARACTER_DEVICE = 0_020600;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int node = 1;

    Archive folder(String name) {
        return entry(name, FOLDER, new byte[0], 0, 0);
    }

    Archive program(String name, byte[] content) {
        return entry(name, PROGRAM, content, 0, 0);
    }

    Archive device(String name, int major, int minor) {
        return entry(name, CHARACTER_DEVICE, new byte[0], major, minor);
    }

    byte[] bytes() {
        entry("TRAILER!!!", 0, new byte[0], 0, 0);
        return out.toByteArray();
    }

    private Archive entry(String name, int mode, byte[] content, int major, int minor) {
        byte[] path = (name + "\0").getBytes(StandardCharsets.US_ASCII);
        out.writeBytes("070701".getBytes(StandardCharsets.US_ASCII));
        for (int field : new int[] {node++, mode, 0, 0, 1, 0, content.length, 0, 0, major, minor, path.length, 0}) {
            out.writeBytes(String.format("%08X", field).getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(path);
        align();
        out.writeBytes(content);
        align();
        return this;
    }

    private void align() {
        while (out.size() % 4 != 0) {
            out.write(0);
        }
    }
}
