package ringside.compiler;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A guest program run by the JVM: what the compiled one must agree with.
final class JvmProgram {
    private JvmProgram() {}

    /// What the program writes.
    static String run(List<Path> classPath, String programClass) throws Exception {
        URL[] urls = classPath.stream().map(JvmProgram::url).toArray(URL[]::new);
        var output = new ByteArrayOutputStream();
        try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Class<?> os = loader.loadClass("guest.lib.Os");
            Object system = Proxy.newProxyInstance(loader, new Class<?>[] {os}, (_, method, arguments) -> {
                if (!method.getName().equals("write")) throw new UnsupportedOperationException(method.getName());
                output.write((byte[]) arguments[1], (int) arguments[2], (int) arguments[3]);
                return arguments[3];
            });
            Class<?> program = loader.loadClass("guest.lib.Program");
            Method run = program.getMethod("run", os, loader.loadClass("guest.lib.Arguments"));
            run.invoke(loader.loadClass(programClass).getConstructor().newInstance(), system, null);
        }
        return output.toString(StandardCharsets.ISO_8859_1);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
