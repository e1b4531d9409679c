package ringside.compiler.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Class files by internal name, from folders, jars and classes generated on the way. First hit wins.
public final class ClassPath implements AutoCloseable {
    private final List<Path> entries;
    /// Where the classes of each entry begin.
    private final List<Path> roots = new ArrayList<>();
    private final List<FileSystem> archives = new ArrayList<>();
    private final Set<String> given = new HashSet<>();
    private final Map<String, byte[]> generated = new LinkedHashMap<>();

    public ClassPath(List<Path> entries) {
        this.entries = List.copyOf(entries);
        for (Path entry : entries) roots.add(Files.isRegularFile(entry) ? openArchive(entry) : entry);
    }

    private Path openArchive(Path jar) {
        try {
            FileSystem archive = FileSystems.newFileSystem(jar);
            archives.add(archive);
            return archive.getPath("/");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        }
    }

    /// Adds a class that exists in no file.
    public void define(String internalName, byte[] classFile) {
        generated.put(internalName, classFile);
    }

    /// Internal names of the class files that were asked for and found, sorted.
    public Set<String> given() {
        return new TreeSet<>(given);
    }

    /// The class file, or null where there is none.
    public byte[] find(String internalName) {
        byte[] made = generated.get(internalName);
        if (made != null) return made;
        for (Path root : roots) {
            Path file = root.resolve(internalName + ".class");
            if (!Files.isRegularFile(file)) continue;
            given.add(internalName);
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return null;
    }

    /// The folder or jar in which the class was found, for messages.
    public String entryOf(String internalName) {
        for (int i = 0; i < roots.size(); i++) {
            if (Files.isRegularFile(roots.get(i).resolve(internalName + ".class"))) return entries.get(i).toString();
        }
        return "no folder or jar";
    }

    /// Internal names of all classes in a package folder such as `guest/kernel`, and below it, sorted.
    public TreeSet<String> classesBelow(String folder) {
        var names = new TreeSet<String>();
        for (Path root : roots) {
            Path start = root.resolve(folder);
            if (!Files.isDirectory(start)) continue;
            try (Stream<Path> files = Files.walk(start)) {
                files.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
                    String name = root.relativize(file).toString().replace('\\', '/');
                    names.add(name.substring(0, name.length() - ".class".length()));
                });
            } catch (IOException e) {
                throw new UncheckedIOException("cannot list " + start, e);
            }
        }
        return names;
    }

    @Override
    public void close() throws IOException {
        for (FileSystem archive : archives) archive.close();
    }
}
