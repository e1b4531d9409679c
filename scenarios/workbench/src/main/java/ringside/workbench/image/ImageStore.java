package ringside.workbench.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Sets of files kept under the hash of what they were made from.
///
/// A set is a folder `LANE-HASH` with a `manifest` that lists the SHA-256 of every file. It appears in one step, by renaming; a set that
/// does not match its manifest counts as absent and is replaced.
final class ImageStore {
    private static final String MANIFEST = "manifest";
    private final List<Path> readOnly;
    private final Path writable;

    /// @param readOnly searched first
    /// @param writable searched last, and where new sets go
    ImageStore(List<Path> readOnly, Path writable) {
        this.readOnly = List.copyOf(readOnly);
        this.writable = writable;
    }

    Optional<SortedMap<String, byte[]>> find(String key) {
        var folders = new ArrayList<>(readOnly);
        folders.add(writable);
        return folders.stream().map(folder -> load(folder.resolve(key))).flatMap(Optional::stream).findFirst();
    }

    private static Optional<SortedMap<String, byte[]>> load(Path folder) {
        try {
            var files = new TreeMap<String, byte[]>();
            for (String line : Files.readAllLines(folder.resolve(MANIFEST))) {
                var words = line.split(" ", 2);
                var bytes = Files.readAllBytes(folder.resolve(words[1]));
                if (!ContentHash.of(bytes).equals(words[0])) {
                    return Optional.empty();
                }
                files.put(words[1], bytes);
            }
            return Optional.of(files);
        } catch (IOException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    /// Keeps a set, in place of a damaged one if there is one.
    void keep(String key, SortedMap<String, byte[]> files) throws IOException {
        Files.createDirectories(writable);
        var fresh = Files.createDirectory(aside("new"));
        try {
            var manifest = new StringBuilder();
            for (var file : files.entrySet()) {
                Files.write(fresh.resolve(file.getKey()), file.getValue());
                manifest.append(ContentHash.of(file.getValue())).append(' ').append(file.getKey()).append('\n');
            }
            Files.write(fresh.resolve(MANIFEST), manifest.toString().getBytes(StandardCharsets.UTF_8));
            publish(fresh, key);
        } finally {
            remove(fresh);
        }
    }

    /// Removes every other set.
    void keepOnly(Set<String> keys) throws IOException {
        try (var entries = Files.list(writable)) {
            for (Path entry : entries.filter(path -> !keys.contains(path.getFileName().toString())).toList()) {
                remove(entry);
            }
        }
    }

    /// Another process may publish the same set at the same time; either copy will do.
    private void publish(Path fresh, String key) throws IOException {
        var place = writable.resolve(key);
        if (Files.exists(place)) {
            var old = aside("old");
            Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
            remove(old);
        }
        try {
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException lostRace) {
            if (load(place).isEmpty()) {
                throw lostRace;
            }
        }
    }

    /// A name nobody else uses: process, thread and moment are in it.
    private Path aside(String purpose) {
        return writable.resolve("." + purpose + "-" + ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId() + "-"
                + System.nanoTime());
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
