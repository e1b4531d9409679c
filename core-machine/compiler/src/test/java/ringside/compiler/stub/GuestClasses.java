package ringside.compiler.stub;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Guest classes compiled for one test from the real `guest.port` sources and sources of the test, and a loader that runs them.
final class GuestClasses extends ClassLoader {
    private static final Path PORTS = Path.of("../guest/src/main/java/guest/port");
    private static final Path SHARED = Path.of("../shared/target/classes");

    private final Path classes;
    private final Map<String, byte[]> generated = new HashMap<>();

    private GuestClasses(Path classes) {
        super(ClassLoader.getPlatformClassLoader());
        this.classes = classes;
    }

    /// @param sources by simple name, each in package `guest.test`
    static GuestClasses compile(Path folder, Map<String, String> sources) throws IOException {
        GuestClasses made = new GuestClasses(folder.resolve("classes"));
        List<Path> files = new ArrayList<>();
        try (Stream<Path> ports = Files.list(PORTS)) {
            ports.filter(name -> name.toString().endsWith(".java")).forEach(files::add);
        }
        for (var source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey() + ".java");
            Files.writeString(file, "package guest.test;\nimport guest.port.*;\n" + source.getValue());
            files.add(file);
        }
        made.javac(files);
        return made;
    }

    /// The same classes and those that javac makes of the text of `stubs`, in the folder `elsewhere`.
    GuestClasses withText(Path elsewhere, GeneratedStubs stubs) throws IOException {
        GuestClasses made = new GuestClasses(elsewhere);
        try (Stream<Path> own = Files.walk(classes)) {
            for (Path file : own.filter(Files::isRegularFile).toList()) {
                Path copy = elsewhere.resolve(classes.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        List<Path> files = new ArrayList<>();
        for (GeneratedClass type : List.of(stubs.proxy(), stubs.dispatcher())) {
            Path file = elsewhere.resolve(type.name() + ".java");
            Files.writeString(file, type.source());
            files.add(file);
        }
        made.javac(files);
        return made;
    }

    private void javac(List<Path> files) {
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp", classes + File.pathSeparator + SHARED, "--release", "25"));
        files.forEach(file -> arguments.add(file.toString()));
        StringWriter messages = new StringWriter();
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        if (javac.run(new PrintWriter(messages), new PrintWriter(messages), arguments.toArray(String[]::new)) != 0) {
            throw new AssertionError(messages);
        }
    }

    byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(classes.resolve(name.replace('.', '/') + ".class"));
    }

    Class<?> define(GeneratedClass type) throws ClassNotFoundException {
        String name = type.name().replace('/', '.');
        generated.put(name, type.bytes());
        return loadClass(name);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            byte[] bytes = generated.containsKey(name) ? generated.get(name) : bytes(name);
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
