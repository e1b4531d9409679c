package ringside.workbench.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import ringside.workbench.Problem;

/// The compiled guest classes, as jars and folders.
///
/// @param entries in search order
public record GuestPath(List<Entry> entries) {
    public static final String ARCHITECTURE = "architecture.json";

    /// One jar or folder.
    ///
    /// @param files content by name, `guest/app/Reader.class`
    public record Entry(Path location, SortedMap<String, byte[]> files) {
        public boolean hasArchitecture() {
            return files.containsKey(ARCHITECTURE);
        }

        public boolean hasGuestClasses() {
            return files.keySet().stream().anyMatch(name -> name.startsWith("guest/") && name.endsWith(".class"));
        }
    }

    /// Reads everything; entries that do not exist are refused.
    public static GuestPath read(List<Path> locations) throws Problem {
        var entries = new ArrayList<Entry>();
        for (Path location : locations) {
            try {
                entries.add(new Entry(location, Collections.unmodifiableSortedMap(
                        Files.isDirectory(location) ? filesIn(location) : filesInJar(location))));
            } catch (IOException unreadable) {
                throw new Problem(Problem.Kind.INVALID_FILE, location
                        + ": the guest classes cannot be read: build first, or correct the guest path", unreadable);
            }
        }
        return new GuestPath(List.copyOf(entries));
    }

    /// The class files that a search of `entries` finds, by name; what else lies in them does not matter.
    static SortedMap<String, byte[]> classes(List<Entry> entries) {
        var classes = new TreeMap<String, byte[]>();
        for (Entry entry : entries) {
            entry.files().forEach((name, bytes) -> {
                if (name.endsWith(".class")) {
                    classes.putIfAbsent(name, bytes);
                }
            });
        }
        return classes;
    }

    private static SortedMap<String, byte[]> filesIn(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/"), Files.readAllBytes(path));
            }
        }
        return files;
    }

    private static SortedMap<String, byte[]> filesInJar(Path jar) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        return files;
    }
}
