package ringside.workbench.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageStoreTest {
    private static final SortedMap<String, byte[]> SET = new TreeMap<>(Map.of("kernel.elf", new byte[] {1, 2, 3}, "kernel.map.json", new byte[] {4}));

    @TempDir
    private Path folder;

    @Test
    void whatWasKeptIsFound() throws IOException {
        var store = new ImageStore(List.of(), folder.resolve("cache"));
        assertThat(store.find("k")).isEmpty();
        store.keep("k", SET);
        assertThat(store.find("k").orElseThrow()).containsOnlyKeys(SET.keySet()).containsEntry("kernel.elf", new byte[] {1, 2, 3});
    }

    @Test
    void aDamagedSetIsAbsentAndCanBeReplaced() throws IOException {
        var store = new ImageStore(List.of(), folder);
        store.keep("k", SET);
        Files.write(folder.resolve("k/kernel.elf"), new byte[] {1, 2});
        assertThat(store.find("k")).isEmpty();
        store.keep("k", SET);
        assertThat(store.find("k")).isPresent();
    }

    @Test
    void aSetWithoutAFileOfItsManifestIsAbsent() throws IOException {
        var store = new ImageStore(List.of(), folder);
        store.keep("k", SET);
        Files.delete(folder.resolve("k/kernel.map.json"));
        assertThat(store.find("k")).isEmpty();
    }

    @Test
    void aNonsensicalManifestCountsAsAbsent() throws IOException {
        var store = new ImageStore(List.of(), folder);
        store.keep("k", SET);
        Files.writeString(folder.resolve("k/manifest"), "nonsense\n");
        assertThat(store.find("k")).isEmpty();
    }

    @Test
    void nothingUnfinishedStaysBehind() throws IOException {
        var store = new ImageStore(List.of(), folder);
        store.keep("k", SET);
        store.keep("k", SET);
        try (var entries = Files.list(folder)) {
            assertThat(entries.map(path -> path.getFileName().toString())).containsExactly("k");
        }
    }

    @Test
    void readyMadeSetsComeFirst() throws IOException {
        new ImageStore(List.of(), folder.resolve("ready")).keep("k", SET);
        var store = new ImageStore(List.of(folder.resolve("ready")), folder.resolve("cache"));
        assertThat(store.find("k")).isPresent();
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void setsOfOldBuildsCanBeRemoved() throws IOException {
        var store = new ImageStore(List.of(), folder);
        store.keep("old", SET);
        store.keep("new", SET);
        store.keepOnly(Set.of("new"));
        assertThat(store.find("old")).isEmpty();
        assertThat(store.find("new")).isPresent();
    }
}
