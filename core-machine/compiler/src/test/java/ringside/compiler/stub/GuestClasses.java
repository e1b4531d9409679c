package ringside.compiler.stub;

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

    private final Path classes;
    private final Map<String, byte[]> generated = new HashMap<>();

    private GuestClasses(Path classes) {
        super(ClassLoader.getPlatformClassLoader());
        this.classes = classes;
    }

    /// @param sources by simple name, each in package `guest.test`
    static GuestClasses compile(Path folder, Map<String, String> sources) throws IOException {
        Path classes = folder.resolve("classes");
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "--release", "25"));
        try (Stream<Path> ports = Files.list(PORTS)) {
            ports.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        for (var source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey() + ".java");
            Files.writeString(file, "package guest.test;\nimport guest.port.*;\n" + source.getValue());
            arguments.add(file.toString());
        }
        StringWriter messages = new StringWriter();
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        if (javac.run(new PrintWriter(messages), new PrintWriter(messages), arguments.toArray(String[]::new)) != 0) {
            throw new AssertionError(messages);
        }
        return new GuestClasses(classes);
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
