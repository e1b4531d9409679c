package guest.process;

import static org.assertj.core.api.Assertions.assertThat;

import guest.lib.CommandLine;
import guest.platform.FrameAllocator;
import guest.platform.MemoryRegion;
import guest.platform.PageTables;
import guest.platform.ProgramSpaces;
import guest.platform.StillMachine;
import guest.raw.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;
import shared.map.AddressMap;

class ProgramLoaderTest {
    private static final long CODE = AddressMap.PROGRAM_BASE;
    private static final long DATA = AddressMap.PROGRAM_BASE + 0x2000;

    private final FrameAllocator frames = StillMachine.memory(1 << 20);
    private final long kernelRoot = frames.allocate();
    private final ProgramSpaces spaces = new ProgramSpaces(frames, kernelRoot);
    private final ProgramLoader loader = new ProgramLoader(spaces);

    @Test
    void segmentsHaveTheirBytesAndTheirPermissions() {
        assertThat(loader.load(region(executable()), words("/bin/app"))).isZero();
        PageTables space = tables();

        assertThat(loader.space().entry()).isEqualTo(CODE + 4);
        assertThat(at(CODE)).isEqualTo(0x11);
        assertThat(at(DATA + 0x1001)).as("second page of data, last byte in the file").isEqualTo(0x22);
        assertThat(at(DATA + 0x1002)).as("beyond the bytes in the file").isZero();
        assertThat(at(DATA + 0x2FFF)).as("last byte of the zeroed part").isZero();
        assertThat(space.entry(DATA + 0x3000)).isZero();
        assertThat(space.entry(CODE) & (PageTables.WRITE | PageTables.NO_EXECUTE)).isZero();
        assertThat(space.entry(DATA) & PageTables.WRITE).isNotZero();
        assertThat(space.entry(DATA) & PageTables.NO_EXECUTE).isNotZero();
        assertThat(space.entry(DATA) & PageTables.USER).isNotZero();
    }

    @Test
    void theStackHoldsTheArgumentsAboveAnUnmappedPage() {
        loader.load(region(executable()), words("/bin/app,one"));
        PageTables space = tables();
        long stack = loader.space().stackPointer();

        assertThat(at(stack)).as("argc").isEqualTo(2);
        long second = Memory.load64(AddressMap.DIRECT_MAP + space.translate(stack + 16));
        assertThat(at(second)).isEqualTo('o');
        assertThat(space.entry(AddressMap.PROGRAM_STACK_TOP - 0x1_0000)).isNotZero();
        assertThat(space.entry(AddressMap.PROGRAM_STACK_TOP - 0x1_0001)).isZero();
    }

    @Test
    void whatCannotBeLoadedLeavesNothingBehind() {
        int used = frames.used();
        byte[] damaged = executable();
        damaged[0] = 0;
        assertThat(loader.load(region(damaged), words("/bin/app"))).isEqualTo(-Errno.ENOEXEC);
        assertThat(loader.load(region(executable()), words("/bin/app," + "x".repeat(20_000)))).isEqualTo(-Errno.E2BIG);
        assertThat(frames.used()).isEqualTo(used);
    }

    @Test
    void aProgramTooLargeForTheMemoryReturnsItsFrames() {
        int used = frames.used();
        byte[] large = executable();
        ByteBuffer.wrap(large).order(ByteOrder.LITTLE_ENDIAN).putLong(120 + 40, 1 << 21);
        assertThat(loader.load(region(large), words("/bin/app"))).isEqualTo(-Errno.ENOMEM);
        assertThat(frames.used()).isEqualTo(used);
    }

    @Test
    void anEndedProgramReturnsAllItsFrames() {
        int used = frames.used();
        loader.load(region(executable()), words("/bin/app"));
        spaces.discard(loader.space());
        assertThat(frames.used()).isEqualTo(used);
        spaces.discard(loader.space());
        assertThat(frames.used()).isEqualTo(used);
    }

    private PageTables tables() {
        return new PageTables(frames, loader.space().root());
    }

    private int at(long virtual) {
        return Memory.load8(AddressMap.DIRECT_MAP + tables().translate(virtual));
    }

    private static MemoryRegion region(byte[] bytes) {
        return new MemoryRegion(Memory.addressOfElements(bytes), bytes.length);
    }

    private static CommandLine words(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new CommandLine(bytes, 0, bytes.length, ',');
    }

    /// One page of code, and data whose bytes in the file end two bytes into its second page.
    private static byte[] executable() {
        ByteBuffer bytes = ByteBuffer.allocate(0x2102).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, 0x464C457F).put(4, (byte) 2).put(5, (byte) 1).put(6, (byte) 1);
        bytes.putShort(16, (short) 2).putShort(18, (short) 62).putLong(24, CODE + 4);
        bytes.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 2);
        segment(bytes, 64, 5, 0x1000, CODE, 0x10, 0x10);
        segment(bytes, 120, 6, 0x1100, DATA, 0x1002, 0x2800);
        bytes.put(0x1000, (byte) 0x11).put(0x2101, (byte) 0x22);
        return bytes.array();
    }

    private static void segment(ByteBuffer bytes, int at, int flags, long offset, long virtual, long inFile, long inMemory) {
        bytes.putInt(at, 1).putInt(at + 4, flags).putLong(at + 8, offset).putLong(at + 16, virtual);
        bytes.putLong(at + 32, inFile).putLong(at + 40, inMemory);
    }
}
