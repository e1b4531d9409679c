package ringside.workbench.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ringside.workbench.Installation;
import ringside.workbench.Problem;

/// The archive of a real image.
class ArchiveBlobTest {
    private static LaneImage image;
    private static ArchiveBlob blob;

    @BeforeAll
    static void findsTheArchive() throws Problem {
        image = LaneImages.of(Installation.found()).image("mono");
        blob = ArchiveBlob.of(image.kernel());
    }

    private static byte[] content(String name) {
        int start = blob.offset(name);
        return Arrays.copyOfRange(image.kernel().elf(), start, start + blob.entries().get(name).bytes());
    }

    @Test
    void filesAreWhereTheArchiveSays() {
        assertThat(new String(content("data/pattern"), StandardCharsets.US_ASCII)).startsWith("000000 000000 000000 000000 ...\n000001 ").hasSize(16384);
        assertThat(content("bin/checker")).startsWith(0x7F, 'E', 'L', 'F');
        assertThat(blob.entries()).doesNotContainKeys("data", "bin");
    }

    @Test
    void loadedBytesAreThoseOfTheFileAndThenZeros() {
        var segments = new ElfSegments(image.kernel().elf());
        long physical = blob.segment().physical();
        int bytes = (int) blob.segment().bytes();
        assertThat(segments.bytes(physical, bytes)).startsWith('0', '7', '0', '7', '0', '1').hasSize(bytes).endsWith(0, 0);
        assertThat(segments.offset(physical)).isEqualTo(blob.start());
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatThrownBy(() -> blob.offset("bin/nobody")).hasMessage("the archive has no file bin/nobody");
        assertThatThrownBy(() -> new ElfSegments(image.kernel().elf()).offset(12)).hasMessage("no segment of the image is loaded at 0xc");
    }
}
