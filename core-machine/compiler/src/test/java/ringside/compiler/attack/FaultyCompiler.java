package ringside.compiler.attack;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/// The compiler loaded once more, with a hole in one of its classes. Plans and images are those of the whole compiler.
final class FaultyCompiler extends ClassLoader {
    private static final String COMPILER = "ringside.compiler.";

    private final Hole hole;

    private FaultyCompiler(Hole hole) {
        super(FaultyCompiler.class.getClassLoader());
        this.hole = hole;
    }

    /// The image of a plan, as the compiler with this hole makes it.
    static byte[] compile(Object plan, Hole hole) throws Exception {
        Method compile = new FaultyCompiler(hole).loadClass(COMPILER + "Compiler").getMethod("compile", plan.getClass());
        try {
            Object image = compile.invoke(null, plan);
            return (byte[]) image.getClass().getMethod("elf").invoke(image);
        } catch (InvocationTargetException e) {
            throw new CompilerFailed(e.getCause());
        }
    }

    /// The compiler noticed by itself that something is wrong with it.
    static final class CompilerFailed extends Exception {
        private static final long serialVersionUID = 1L;

        CompilerFailed(Throwable cause) {
            super(cause);
        }
    }

    private static boolean isShared(String name) {
        return !name.startsWith(COMPILER) || name.startsWith(COMPILER + "plan.") || name.startsWith(COMPILER + "image.");
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isShared(name)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) throw new ClassNotFoundException(name);
            byte[] bytes = file.readAllBytes();
            byte[] code = name.equals(COMPILER + hole.type()) ? hole.plant(bytes) : bytes;
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
