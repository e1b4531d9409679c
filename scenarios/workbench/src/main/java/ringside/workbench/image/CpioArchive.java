package ringside.workbench.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SortedMap;

/// Packs files as a cpio archive in the "newc" format (Linux `Documentation/driver-api/early-userspace/buffer-format.rst`):
///
/// ```text
/// header  6 bytes "070701" and 13 numbers of 8 hexadecimal digits
/// name    NUL-terminated, padded so that header + name is a multiple of 4
/// data    padded to a multiple of 4
/// ```
///
/// Same files, same bytes: names in order, no time stamps, owner 0, inode numbers counted from 1.
public final class CpioArchive {
    private static final int FOLDER_MODE = 0040755;
    private static final int FILE_MODE = 0100644;
    private static final int PROGRAM_MODE = 0100755;
    static final String TRAILER = "TRAILER!!!";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int inode;

    private CpioArchive() {}

    /// @param files content by path without a leading slash, `bin/reader`
    public static byte[] of(SortedMap<String, byte[]> files) {
        var archive = new CpioArchive();
        var folders = new LinkedHashSet<String>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            var name = file.getKey();
            for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
                if (folders.add(name.substring(0, slash))) {
                    archive.member(name.substring(0, slash), FOLDER_MODE, new byte[0]);
                }
            }
            archive.member(name, name.startsWith("bin/") ? PROGRAM_MODE : FILE_MODE, file.getValue());
        }
        archive.header(0, 0, 0, TRAILER);
        return archive.out.toByteArray();
    }

    private void member(String name, int mode, byte[] data) {
        inode++;
        header(inode, mode, data.length, name);
        out.writeBytes(data);
        pad();
    }

    /// Inode, mode, uid, gid, links, mtime, size, device major and minor, special device major and minor, name length, checksum.
    private void header(int number, int mode, int size, String name) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        int[] fields = {number, mode, 0, 0, 1, 0, size, 0, 0, 0, 0, nameBytes.length + 1, 0};
        var text = new StringBuilder("070701");
        for (int field : fields) {
            text.append(String.format("%08x", field));
        }
        out.writeBytes(text.toString().getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(nameBytes);
        out.write(0);
        pad();
    }

    private void pad() {
        while (out.size() % 4 != 0) {
            out.write(0);
        }
    }
}
