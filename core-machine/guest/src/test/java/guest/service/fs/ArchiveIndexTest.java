package guest.service.fs;

import static org.assertj.core.api.Assertions.assertThat;

import guest.fake.Archive;
import guest.fake.ArrayRegion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArchiveIndexTest {
    @Test
    void regularFilesAreFoundWithOrWithoutLeadingSlash() {
        byte[] bytes = new Archive().entry("data", Archive.FOLDER, "").file("data/poem", "verse").file("etc/init", "x").bytes();
        ArchiveIndex index = index(bytes);

        assertThat(index.files()).isEqualTo(2);
        assertThat(content(index, bytes, "/data/poem")).isEqualTo("verse");
        assertThat(content(index, bytes, "data/poem")).isEqualTo("verse");
        assertThat(find(index, "/data")).isEqualTo(ArchiveIndex.NONE);
        assertThat(find(index, "/data/poe")).isEqualTo(ArchiveIndex.NONE);
        assertThat(find(index, "")).isEqualTo(ArchiveIndex.NONE);
        assertThat(index.damage()).isNull();
    }

    @Test
    void namesWithALeadingDotOrSlashAreTheSameFiles() {
        byte[] bytes = new Archive().file("./bin/a", "one").file("/bin/b", "two").bytes();
        ArchiveIndex index = index(bytes);

        assertThat(content(index, bytes, "/bin/a")).isEqualTo("one");
        assertThat(content(index, bytes, "/bin/b")).isEqualTo("two");
    }

    @Test
    void manyFilesAreAllFound() {
        Archive archive = new Archive();
        for (int i = 0; i < 100; i++) {
            archive.file("f" + i, "content " + i);
        }
        byte[] bytes = archive.bytes();
        ArchiveIndex index = index(bytes);
        for (int i = 0; i < 100; i++) {
            assertThat(content(index, bytes, "f" + i)).isEqualTo("content " + i);
        }
    }

    @Test
    void anArchiveThatBreaksOffKeepsTheFilesBefore() {
        Archive archive = new Archive().file("first", "1");
        int whole = archive.unfinished().length;
        byte[] bytes = archive.file("second", "2222").unfinished();

        ArchiveIndex index = index(Arrays.copyOf(bytes, bytes.length - 4));

        assertThat(find(index, "first")).isNotEqualTo(ArchiveIndex.NONE);
        assertThat(find(index, "second")).isEqualTo(ArchiveIndex.NONE);
        assertThat(index.damage()).isEqualTo("truncated entry");
        assertThat(index.damageAt()).isEqualTo(whole);
    }

    @Test
    void damagedHeadersAreNamed() {
        assertThat(damaged(0, 'X')).isEqualTo("bad magic");
        assertThat(damaged(6 + 8 * 6, 'G')).isEqualTo("bad header field");
        assertThat(damaged(6 + 8 * 11 + 7, '0')).isEqualTo("bad header field");
        // A name that is longer than it says lacks its NUL where it should be.
        assertThat(damaged(6 + 8 * 11 + 7, '3')).isEqualTo("bad header field");
        assertThat(damaged(6 + 8 * 6, 'F')).isEqualTo("truncated entry");
    }

    @Test
    void nothingIsAnArchiveWithoutTrailer() {
        assertThat(index(new byte[0]).damage()).isEqualTo("truncated entry");
        assertThat(index(new byte[0]).files()).isZero();
    }

    private static String damaged(int at, char value) {
        byte[] bytes = new Archive().file("file", "content").bytes();
        bytes[at] = (byte) value;
        return index(bytes).damage();
    }

    private static ArchiveIndex index(byte[] archive) {
        return new ArchiveIndex(new ArrayRegion(archive));
    }

    private static int find(ArchiveIndex index, String path) {
        byte[] bytes = path.getBytes(StandardCharsets.ISO_8859_1);
        return index.find(bytes, bytes.length);
    }

    private static String content(ArchiveIndex index, byte[] archive, String path) {
        int file = find(index, path);
        return new String(archive, (int) index.start(file), (int) index.bytes(file), StandardCharsets.ISO_8859_1);
    }
}
