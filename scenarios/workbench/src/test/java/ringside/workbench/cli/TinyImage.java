package ringside.workbench.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The smallest executable with a PVH note: an ELF32 file with a few bytes of 32-bit code.
final class TinyImage {
    private static final int BASE = 0x10_0000;
    private static final int HEADER = 52;
    private static final int PROGRAM_HEADER = 32;
    private static final int NOTE = HEADER + 2 * PROGRAM_HEADER;
    private static final int NOTE_BYTES = 20;
    private static final int CODE = NOTE + NOTE_BYTES;
    private static final int LOAD = 1;
    private static final int NOTES = 4;
    private static final int READ_WRITE_EXECUTE = 7;
    /// XEN_ELFNOTE_PHYS32_ENTRY (Xen `xen/include/public/elfnote.h`).
    private static final int PHYS32_ENTRY = 18;

    private TinyImage() {}

    /// @param code machine code in hexadecimal
    static byte[] of(String code) {
        byte[] bytes = HexFormat.of().parseHex(code.replace(" ", ""));
        var file = ByteBuffer.allocate(CODE + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7F, 'E', 'L', 'F', 1, 1, 1}).position(16);
        file.putShort((short) 2).putShort((short) 3).putInt(1).putInt(BASE + CODE).putInt(HEADER).putInt(0).putInt(0);
        file.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) 2).putShort((short) 0).putShort((short) 0).putShort((short) 0);
        programHeader(file, LOAD, 0, file.capacity());
        programHeader(file, NOTES, NOTE, NOTE_BYTES);
        file.putInt(4).putInt(4).putInt(PHYS32_ENTRY).put("Xen\0".getBytes(StandardCharsets.US_ASCII)).putInt(BASE + CODE);
        return file.put(bytes).array();
    }

    private static void programHeader(ByteBuffer file, int type, int offset, int length) {
        file.putInt(type).putInt(offset).putInt(BASE + offset).putInt(BASE + offset).putInt(length).putInt(length).putInt(READ_WRITE_EXECUTE).putInt(4);
    }
}
