package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.machine.boot.BootLoader;
import ringside.machine.memory.PhysicalMemory;

/// Files that are not what they say: each is loaded or refused in one line, and nothing else ever comes of it.
class BrokenFilesTest {
    private static final int MUTATIONS = 4000;
    private static final int HEADER = 44;
    private static final int HASH_AT = 12;
    /// Offsets in an ELF64 program header, of which the first is the note's or a segment's. System V gABI, chapter 5.
    private static final int PROGRAM_HEADERS = 64;
    private static final int PHYSICAL = 24;
    private static final int FILE_SIZE = 32;
    private static final int MEMORY_SIZE = 40;

    @TempDir
    private Path folder;

    private static byte[] image() {
        return new TestElf().at(0x20_0000, new byte[] {(byte) 0xF4}).at(0x30_0000, new byte[300]).build();
    }

    private static byte[] multiboot() {
        var image = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        image.putInt(0x1BAD_B002).putInt(0x1_0000).putInt(-(0x1BAD_B002 + 0x1_0000)).putInt(0x20_0000).putInt(0x20_0000).putInt(0x20_1000)
                .putInt(0x20_2000).putInt(0x20_0020);
        return image.array();
    }

    /// Whether it loads; if not, in one line.
    private static boolean loads(byte[] file) {
        try {
            new BootLoader(new PhysicalMemory(8)).load(file, "", new byte[100]);
            return true;
        } catch (UnusableImageException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n");
            return false;
        }
    }

    /// A few bytes, words or the length changed; numbers that are often at an edge.
    private static byte[] mutate(byte[] good, int from, SplittableRandom random) {
        var bad = random.nextInt(8) == 0 ? Arrays.copyOf(good, random.nextInt(good.length + 64)) : good.clone();
        var in = ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN);
        long[] edges = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32, 1L << 20, 0xFFFF, 8L << 20};
        for (int left = random.nextInt(4); left >= 0 && bad.length >= from + 8; left--) {
            int at = random.nextInt(from, Math.min(bad.length - 7, from + (random.nextBoolean() ? 400 : bad.length)));
            switch (random.nextInt(4)) {
                case 0 -> in.put(at, (byte) random.nextInt());
                case 1 -> in.putInt(at & -4, (int) edges[random.nextInt(edges.length)]);
                case 2 -> in.putLong(Math.min(at & -8, bad.length - 8), edges[random.nextInt(edges.length)]);
                default -> in.put(at, (byte) (bad[at] ^ 1 << random.nextInt(8)));
            }
        }
        return bad;
    }

    @Test
    void whateverAnImageSaysItLoadsOrIsRefused() {
        var random = new SplittableRandom(7);
        int loaded = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            loaded += loads(mutate(i % 4 == 0 ? multiboot() : image(), 0, random)) ? 1 : 0;
        }
        assertThat(loaded).as("some are still good, some are not").isBetween(MUTATIONS / 20, MUTATIONS * 19 / 20);
    }

    private static void refuses(byte[] file, String reason) {
        assertThatThrownBy(() -> new BootLoader(new PhysicalMemory(8)).load(file, "", new byte[0])).isInstanceOf(UnusableImageException.class)
                .hasMessageContaining(reason).message().doesNotContain("\n");
    }

    /// The image with a number in its second loadable segment's header changed.
    private static byte[] with(int field, long value) {
        var image = image();
        var in = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        int found = 0;
        for (int at = PROGRAM_HEADERS; ; at += 56) {
            if (in.getInt(at) == 1 && ++found == 2) {
                in.putLong(at + field, value);
                return image;
            }
        }
    }

    @Test
    void segmentsThatCannotBeAreNamed() {
        refuses(with(PHYSICAL, 0x20_0000), "lies over the segment at 0x200000");
        refuses(with(PHYSICAL, 0x6000), "lies over what the machine tells the kernel");
        refuses(with(PHYSICAL, 0x1_FFFF), "lies over the kernel's command line");
        refuses(with(PHYSICAL, 0xFEC0_0000L), "needs 4077 MiB, the machine has 8");
        refuses(with(PHYSICAL, -4096), "lies beyond any memory");
        refuses(with(MEMORY_SIZE, Long.MAX_VALUE), "lies beyond any memory");
        refuses(with(MEMORY_SIZE, -1), "lies beyond any memory");
        refuses(with(MEMORY_SIZE, 100), "longer in the file than in memory");
        refuses(with(FILE_SIZE, Long.MAX_VALUE), "truncated");
        refuses(with(FILE_SIZE, -1), "truncated");
    }

    private byte[] snapshot() throws IOException {
        var machine = Guest.of(SnapshotTest.BUSY).cores(2)
                .attach(Peripheral.Disk.of(DiskImage.empty(4096)), Peripheral.Network.of(new Peripheral.Peer.Wire()), Peripheral.Entropy.of(1)).machine();
        machine.run(1000);
        var file = folder.resolve("good");
        SnapshotFile.write(machine.snapshot(), file);
        return Files.readAllBytes(file);
    }

    private boolean goesOn(byte[] content) throws IOException {
        var file = Files.write(folder.resolve("bad"), content);
        try {
            new Machine(SnapshotFile.read(file));
            return true;
        } catch (UnusableImageException | IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n");
            return false;
        }
    }

    @Test
    void aSnapshotThatWasCutOrChangedIsRefused() throws Exception {
        var good = snapshot();
        assertThat(goesOn(good)).isTrue();
        var random = new SplittableRandom(3);
        for (int i = 0; i < MUTATIONS; i++) {
            var bad = mutate(good, 0, random);
            assertThat(goesOn(bad)).isEqualTo(Arrays.equals(good, bad));
        }
    }

    /// Not what happens to files by accident: the checksum is made to fit.
    @Test
    void aSnapshotThatWasForgedIsTakenUpOrRefused() throws Exception {
        var good = snapshot();
        byte[] inside;
        try (var in = new InflaterInputStream(new ByteArrayInputStream(good, HEADER, good.length - HEADER))) {
            inside = in.readAllBytes();
        }
        var random = new SplittableRandom(5);
        for (int i = 0; i < MUTATIONS / 8; i++) {
            var packed = new ByteArrayOutputStream();
            try (var out = new DeflaterOutputStream(packed)) {
                out.write(mutate(inside, 0, random));
            }
            var body = packed.toByteArray();
            var forged = Arrays.copyOf(Arrays.copyOf(good, HEADER), HEADER + body.length);
            System.arraycopy(body, 0, forged, HEADER, body.length);
            System.arraycopy(MessageDigest.getInstance("SHA-256").digest(body), 0, forged, HASH_AT, HEADER - HASH_AT);
            goesOn(forged);
        }
    }
}
