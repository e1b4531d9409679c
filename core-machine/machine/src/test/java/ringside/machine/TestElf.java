package ringside.machine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Builds small PVH executables byte by byte.
final class TestElf {
    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;

    private record Part(long address, byte[] bytes) {}

    private final List<Part> parts = new ArrayList<>();
    private long entry = 0x20_0000;
    private int machine = 62;
    private int noteType = 18;

    TestElf at(long address, byte[] bytes) {
        parts.add(new Part(address, bytes));
        return this;
    }

    TestElf entry(long address) {
        entry = address;
        return this;
    }

    TestElf machine(int number) {
        machine = number;
        return this;
    }

    TestElf noteType(int type) {
        noteType = type;
        return this;
    }

    /// An ELF64 file.
    byte[] build() {
        var note = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putInt(4).putInt(4).putInt(noteType)
                .put("Xen\0".getBytes(StandardCharsets.ISO_8859_1)).putInt((int) entry).array();
        int headers = HEADER + PROGRAM_HEADER * (parts.size() + 1);
        var out = ByteBuffer.allocate(headers + note.length + parts.stream().mapToInt(part -> part.bytes.length).sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x464C_457F).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
        out.putShort((short) 2).putShort((short) machine).putInt(1).putLong(entry).putLong(HEADER).putLong(0).putInt(0)
                .putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) (parts.size() + 1));
        out.position(HEADER);
        int offset = headers;
        header(out, 4, offset, 0, note.length);
        offset += note.length;
        for (var part : parts) {
            header(out, 1, offset, part.address, part.bytes.length);
            offset += part.bytes.length;
        }
        out.put(note);
        parts.forEach(part -> out.put(part.bytes));
        return out.array();
    }

    private static void header(ByteBuffer out, int type, long offset, long address, long length) {
        out.putInt(type).putInt(7).putLong(offset).putLong(address).putLong(address).putLong(length).putLong(length).putLong(4);
    }

    /// Bytes of text lines `hex bytes | comment` or `# comment`.
    static byte[] hex(String text) {
        var out = new ByteArrayOutputStream();
        text.lines().map(line -> line.contains("|") ? line.substring(0, line.indexOf('|')) : line)
                .filter(line -> !line.startsWith("#")).map(line -> line.replace(" ", ""))
                .forEach(line -> out.writeBytes(HexFormat.of().parseHex(line)));
        return out.toByteArray();
    }
}
