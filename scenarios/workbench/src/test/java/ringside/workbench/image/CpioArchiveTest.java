package ringside.workbench.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CpioArchiveTest {
    @Test
    void writesHeadersNamesAndDataOfTheNewcFormat() {
        var archive = CpioArchive.of(new TreeMap<>(Map.of("etc/init", "/bin/a\n".getBytes(StandardCharsets.US_ASCII))));
        assertThat(new String(archive, StandardCharsets.ISO_8859_1).replace('\0', '.')).isEqualTo(
                "070701" + "00000001" + "000041ed" + "00000000" + "00000000" + "00000001" + "00000000" + "00000000"
                + "00000000" + "00000000" + "00000000" + "00000000" + "00000004" + "00000000" + "etc." + ".."
                + "070701" + "00000002" + "000081a4" + "00000000" + "00000000" + "00000001" + "00000000" + "00000007"
                + "00000000" + "00000000" + "00000000" + "00000000" + "00000009" + "00000000" + "etc/init." + "." + "/bin/a\n" + "."
                + "070701" + "00000000" + "00000000" + "00000000" + "00000000" + "00000001" + "00000000" + "00000000"
                + "00000000" + "00000000" + "00000000" + "00000000" + "0000000b" + "00000000" + "TRAILER!!!." + "...");
    }

    @Test
    void programsAreExecutable() {
        var archive = CpioArchive.of(new TreeMap<>(Map.of("bin/a", new byte[3])));
        assertThat(new String(archive, StandardCharsets.ISO_8859_1)).contains("000081ed");
    }

    @Test
    void aFolderIsListedOnceAndBeforeItsFiles() {
        var archive = new String(CpioArchive.of(new TreeMap<>(Map.of("a/b/x", new byte[0], "a/b/y", new byte[0]))), StandardCharsets.ISO_8859_1);
        assertThat(archive.split("070701")).hasSize(1 + 2 + 2 + 1);
        assertThat(archive.indexOf("a/b\0")).isLessThan(archive.indexOf("a/b/x\0"));
    }
}
