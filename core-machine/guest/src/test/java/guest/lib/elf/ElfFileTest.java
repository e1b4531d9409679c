package guest.lib.elf;

import static org.assertj.core.api.Assertions.assertThat;

import guest.fake.ArrayRegion;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;
import shared.map.AddressMap;

class ElfFileTest {
    private static final long LIMIT = AddressMap.PROGRAM_BASE + 0x10_0000;
    private static final int CODE_HEADER = 64;
    private static final int DATA_HEADER = 120;
    private static final int STACK_HEADER = 176;

    private final ByteBuffer file = sound();

    @Test
    void aSoundFileGivesItsSegments() {
        ElfFile elf = new ElfFile(new ArrayRegion(file.array()), LIMIT);

        assertThat(elf.check()).isZero();
        assertThat(elf.entry()).isEqualTo(AddressMap.PROGRAM_BASE + 0x10);
        assertThat(elf.segments()).isEqualTo(2);
        assertThat(elf.segment(0).isExecutable()).isTrue();
        assertThat(elf.segment(0).isWritable()).isFalse();
        ElfSegment data = elf.segment(1);
        assertThat(data.start()).isEqualTo(AddressMap.PROGRAM_BASE + 0x1000);
        assertThat(data.bytes()).isEqualTo(0x3000);
        assertThat(data.fileOffset()).isEqualTo(0x200);
        assertThat(data.fileBytes()).isEqualTo(0x40);
        assertThat(data.isWritable()).isTrue();
        assertThat(data.isExecutable()).isFalse();
    }

    @Test
    void anythingThatIsNoStaticX86ExecutableIsRefused() {
        refuses("magic", bytes -> bytes.put(0, (byte) 0));
        refuses("32-bit class", bytes -> bytes.put(4, (byte) 1));
        refuses("big-endian", bytes -> bytes.put(5, (byte) 2));
        refuses("shared object", bytes -> bytes.putShort(16, (short) 3));
        refuses("other machine", bytes -> bytes.putShort(18, (short) 183));
        refuses("header size", bytes -> bytes.putShort(54, (short) 32));
        refuses("interpreter", bytes -> bytes.putInt(DATA_HEADER, 3));
    }

    @Test
    void headersOutsideTheFileAreRefused() {
        refuses("table beyond the end", bytes -> bytes.putLong(32, 0x300));
        refuses("negative table", bytes -> bytes.putLong(32, -56));
        refuses("no headers", bytes -> bytes.putShort(56, (short) 0));
        refuses("too many headers", bytes -> bytes.putShort(56, (short) 0xFFFF));
        assertThat(new ElfFile(new ArrayRegion(new byte[20]), LIMIT).check()).isEqualTo(-Errno.ENOEXEC);
    }

    @Test
    void segmentsThatDoNotFitAreRefused() {
        refuses("unaligned", bytes -> bytes.putLong(DATA_HEADER + 16, AddressMap.PROGRAM_BASE + 0x1008));
        refuses("below the program area", bytes -> bytes.putLong(CODE_HEADER + 16, 0));
        refuses("in the kernel half", bytes -> bytes.putLong(DATA_HEADER + 16, AddressMap.COMPONENTS));
        refuses("overlapping", bytes -> bytes.putLong(DATA_HEADER + 16, AddressMap.PROGRAM_BASE));
        refuses("larger than the limit", bytes -> bytes.putLong(DATA_HEADER + 40, 0x10_0000));
        refuses("negative size", bytes -> bytes.putLong(DATA_HEADER + 40, -1));
        refuses("file part larger than memory", bytes -> bytes.putLong(DATA_HEADER + 32, 0x4000));
        refuses("file part outside the file", bytes -> bytes.putLong(DATA_HEADER + 8, 0x1000));
        refuses("negative offset", bytes -> bytes.putLong(DATA_HEADER + 8, Long.MIN_VALUE));
    }

    @Test
    void theStackIsAsLargeAsTheLinkerWasAsked() {
        ElfFile without = new ElfFile(new ArrayRegion(file.array()), LIMIT);
        assertThat(without.check()).isZero();
        assertThat(without.stackBytes()).isEqualTo(0x1_0000);

        file.putShort(56, (short) 3);
        segment(file, STACK_HEADER, 6, 0, 0, 0, 0x8001);
        file.putInt(STACK_HEADER, 0x6474E551);
        ElfFile with = new ElfFile(new ArrayRegion(file.array()), LIMIT);
        assertThat(with.check()).isZero();
        assertThat(with.stackBytes()).isEqualTo(0x9000);

        file.putLong(STACK_HEADER + 40, Long.MAX_VALUE);
        assertThat(new ElfFile(new ArrayRegion(file.array()), LIMIT).check()).isEqualTo(-Errno.ENOEXEC);
    }

    @Test
    void anEntryOutsideExecutableCodeIsRefused() {
        refuses("in data", bytes -> bytes.putLong(24, AddressMap.PROGRAM_BASE + 0x1000));
        refuses("nowhere", bytes -> bytes.putLong(24, 0));
    }

    private static void refuses(String what, Consumer<ByteBuffer> damage) {
        ByteBuffer bytes = sound();
        damage.accept(bytes);
        assertThat(new ElfFile(new ArrayRegion(bytes.array()), LIMIT).check()).as(what).isEqualTo(-Errno.ENOEXEC);
    }

    private static ByteBuffer sound() {
        ByteBuffer bytes = ByteBuffer.allocate(0x240).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, 0x464C457F).put(4, (byte) 2).put(5, (byte) 1).put(6, (byte) 1);
        bytes.putShort(16, (short) 2).putShort(18, (short) 62).putLong(24, AddressMap.PROGRAM_BASE + 0x10);
        bytes.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 2);
        segment(bytes, CODE_HEADER, 5, 0x100, AddressMap.PROGRAM_BASE, 0x100, 0x100);
        segment(bytes, DATA_HEADER, 6, 0x200, AddressMap.PROGRAM_BASE + 0x1000, 0x40, 0x3000);
        return bytes;
    }

    private static void segment(ByteBuffer bytes, int at, int flags, long offset, long virtual, long inFile, long inMemory) {
        bytes.putInt(at, 1).putInt(at + 4, flags).putLong(at + 8, offset).putLong(at + 16, virtual);
        bytes.putLong(at + 32, inFile).putLong(at + 40, inMemory);
    }
}
