package ringside.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks and what becomes of their files.
class MachineDevicesTest {
    /// Sets up the queue of the device in the last place and writes sector 1, which begins with AAAA; then `mov al, 5; out 0xF4, al`.
    private static final String WRITE_SECTOR_1 = """
            bd000eb0fe bf00001800 c7457003000000 c7452401000000 c7452001000000 c745700b000000 c7453808000000 89bd80000000
            8d8700010000 898590000000 8d8700020000 8985a0000000 c7454401000000 c745700f000000
            c7870003000001000000 c7870803000001000000 c7870004000041414141 8d8700030000 8907 c7470810000000 c7470c01000100
            8d8700040000 894710 c7471800020000 c7471c01000200 8d8780030000 894720 c7472801000000 c7472c02000000
            66c787020100000100 c7455000000000 b005 e6f4 ebfe""".replaceAll("\\s", "");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;
    private Path disk;

    @BeforeEach
    void makeDisk() throws Exception {
        disk = Files.write(folder.resolve("disk.img"), new byte[2048]);
    }

    private int boot(String... options) throws Exception {
        var file = Files.write(folder.resolve("tiny.elf"), TinyImage.of(WRITE_SECTOR_1));
        var arguments = new ArrayList<>(List.of("machine", file.toString()));
        arguments.addAll(List.of(options));
        return new Ringside(new Terminal(new ByteArrayInputStream(new byte[0]), new PrintStream(new ByteArrayOutputStream()), new PrintStream(err)))
                .run(arguments.toArray(String[]::new));
    }

    private String sector1() throws Exception {
        var content = Files.readAllBytes(disk);
        assertThat(content).hasSize(2048);
        return new String(content, 512, 4, StandardCharsets.US_ASCII);
    }

    @Test
    void theFileOfADiskStaysAsItIs() throws Exception {
        assertThat(boot("--disk", disk.toString())).isEqualTo(11);
        assertThat(sector1()).isEqualTo("\0\0\0\0");
    }

    @Test
    void theFileIsReplacedWhereThatIsAskedFor() throws Exception {
        assertThat(boot("--disk", disk.toString(), "--write-back")).isEqualTo(11);
        assertThat(sector1()).isEqualTo("AAAA");
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing is left over").hasSize(2);
        }
    }

    @Test
    void aPowerCutLosesOrKeepsTheWriteAsOrdered() throws Exception {
        assertThat(boot("--disk", disk.toString(), "--write-back", "--power-cut", "1")).isZero();
        assertThat(err).hasToString("ringside: the power failed during disk write 1" + System.lineSeparator());
        assertThat(sector1()).isEqualTo("\0\0\0\0");
        assertThat(boot("--disk", disk.toString(), "--write-back", "--power-cut", "1", "--unflushed", "kept")).isZero();
        assertThat(sector1()).isEqualTo("AAAA");
    }

    @Test
    void aSnapshotKeepsItsDisks() throws Exception {
        var snapshot = folder.resolve("snapshot").toString();
        assertThat(boot("--disk", disk.toString(), "--save", snapshot)).isEqualTo(11);
        assertThat(boot("--load", "--disk", disk.toString())).isEqualTo(2);
        assertThat(err).hasToString("ringside: --load: the devices are those of the snapshot: leave out --disk and --device" + System.lineSeparator());
    }
}
