package ringside.compiler.mutate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Arms mutations in ELF64 images before they boot.
public final class Arming {
    /// Offsets in ELF64 headers (System V gABI, "ELF Header", "Program Header").
    private static final int PROGRAM_HEADERS = 32;
    private static final int HEADER_BYTES = 54;
    private static final int HEADER_COUNT = 56;
    private static final int FILE_OFFSET = 8;
    private static final int VIRTUAL_ADDRESS = 16;
    private static final int FILE_BYTES = 32;
    private static final int LOADED = 1;

    private Arming() {}

    /// A copy of `file` in which the mutation whose record lies at virtual address `record` strikes at its `occurrence`-th pass.
    ///
    /// @param elf offset of the ELF header in the file; more than 0 for an executable inside another image
    /// @throws IllegalArgumentException if the address is in no segment of the file
    public static byte[] arm(byte[] file, int elf, long record, int occurrence, int operand) {
        byte[] armed = file.clone();
        ByteBuffer bytes = ByteBuffer.wrap(armed).order(ByteOrder.LITTLE_ENDIAN);
        int at = offset(bytes, elf, record);
        bytes.putInt(at, occurrence).putInt(at + MutationWords.OPERAND_OFFSET, operand);
        return armed;
    }

    private static int offset(ByteBuffer file, int elf, long virtual) {
        int header = elf + (int) file.getLong(elf + PROGRAM_HEADERS);
        for (int i = 0; i < file.getShort(elf + HEADER_COUNT); i++) {
            long start = file.getLong(header + VIRTUAL_ADDRESS);
            long inside = virtual - start;
            if (file.getInt(header) == LOADED && inside >= 0 && inside < file.getLong(header + FILE_BYTES)) {
                return elf + (int) (file.getLong(header + FILE_OFFSET) + inside);
            }
            header += file.getShort(elf + HEADER_BYTES);
        }
        throw new IllegalArgumentException("no segment of the file holds address 0x" + Long.toHexString(virtual));
    }
}
