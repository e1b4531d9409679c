package guest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import guest.fake.ArrayRegion;
import guest.raw.Memory;
import guest.raw.Simulation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;
import shared.map.AddressMap;

class UserBufferTest {
    private static final long WRITABLE = AddressMap.PROGRAM_BASE + 0x1000;

    private final byte[] program = new byte[0x1000];
    private final UserBuffer buffer = new UserBuffer();

    @BeforeEach
    void aProgramWithTwoPages() {
        Simulation.reset(0x1000);
        Simulation.addReadOnly(AddressMap.PROGRAM_BASE, new byte[0x1000]);
        Simulation.add(WRITABLE, program);
    }

    @Test
    void bytesGoBothWays() {
        buffer.set(WRITABLE + 8, 4);
        assertThat(buffer.copyOut(1, new byte[] {7, 8, 9}, 1, 2)).isZero();
        assertThat(program[9]).isEqualTo((byte) 8);
        assertThat(program[10]).isEqualTo((byte) 9);
        byte[] back = new byte[4];
        assertThat(buffer.copyIn(0, back, 0, 4)).isZero();
        assertThat(back).containsExactly(0, 8, 9, 0);
    }

    @Test
    void aRegionIsCopiedFromWhereItLies() {
        byte[] pool = {1, 2, 3, 4, 5};
        MemoryRegion region = new MemoryRegion(Memory.addressOfElements(pool), pool.length);
        buffer.set(WRITABLE, 3);
        assertThat(buffer.copyOut(0, region, 2, 3)).isZero();
        assertThat(program).startsWith(3, 4, 5);
        assertThat(buffer.copyOut(0, region, 3, 3)).isEqualTo(-Errno.EINVAL);
        assertThat(buffer.copyOut(0, region, -1, 1)).isEqualTo(-Errno.EINVAL);
        assertThat(buffer.copyOut(0, new ArrayRegion(pool), 0, 1)).isEqualTo(-Errno.EINVAL);
    }

    @Test
    void addressesThatAreNotTheProgramsAreFaults() {
        long kernel = Memory.addressOfElements(new byte[64]);
        for (long address : new long[] {0, 0x1000, kernel, AddressMap.DIRECT_MAP, AddressMap.PROGRAM_END, Long.MIN_VALUE, -8}) {
            buffer.set(address, 8);
            assertThat(buffer.copyOut(0, new byte[8], 0, 8)).as("to 0x%x", address).isEqualTo(-Errno.EFAULT);
            assertThat(buffer.copyIn(0, new byte[8], 0, 8)).as("from 0x%x", address).isEqualTo(-Errno.EFAULT);
        }
        buffer.set(AddressMap.PROGRAM_BASE, 8);
        assertThat(buffer.copyOut(0, new byte[8], 0, 8)).isEqualTo(-Errno.EFAULT);
        assertThat(buffer.copyIn(0, new byte[8], 0, 8)).isZero();
    }

    @Test
    void rangesOutsideTheBufferAreInvalid() {
        buffer.set(WRITABLE, 4);
        byte[] array = new byte[8];
        assertThat(buffer.copyOut(0, array, 0, 5)).isEqualTo(-Errno.EINVAL);
        assertThat(buffer.copyOut(-1, array, 0, 1)).isEqualTo(-Errno.EINVAL);
        assertThat(buffer.copyOut(1, array, 0, -1)).isEqualTo(-Errno.EINVAL);
        assertThat(buffer.copyIn(0, array, 6, 3)).isEqualTo(-Errno.EINVAL);
        assertThat(buffer.copyIn(3, array, 0, Integer.MAX_VALUE)).isEqualTo(-Errno.EINVAL);
    }

    @Test
    void stringsEndAtTheirNul() {
        put(WRITABLE + 5, "/data/a-rather-long-name-of-a-file/poem\0");
        assertThat(buffer.setString(WRITABLE + 5, 256)).isZero();
        assertThat(buffer.length()).isEqualTo(39);
        assertThat(buffer.setString(WRITABLE + 5, 39)).isEqualTo(-Errno.ENAMETOOLONG);
        assertThat(buffer.setString(WRITABLE + 5, 40)).isZero();
    }

    @Test
    void aStringMayEndWithTheLastMappedByteAndNotBeyond() {
        put(WRITABLE + 0x1000 - 5, "abcd\0");
        assertThat(buffer.setString(WRITABLE + 0x1000 - 5, 256)).isZero();
        assertThat(buffer.length()).isEqualTo(4);
        put(WRITABLE + 0x1000 - 1, "x");
        assertThat(buffer.setString(WRITABLE + 0x1000 - 5, 256)).isEqualTo(-Errno.EFAULT);
        assertThat(buffer.setString(AddressMap.DIRECT_MAP, 256)).isEqualTo(-Errno.EFAULT);
    }

    private static void put(long address, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            Memory.store8(address + i, bytes[i]);
        }
    }
}
