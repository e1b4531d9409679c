package ringside.compiler.snapshot;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import ringside.compiler.dialect.Findings;
import ringside.compiler.dialect.Rule;
import ringside.compiler.world.ClassPath;
import ringside.compiler.world.GuestClass;
import ringside.compiler.world.GuestField;

/// The guest classes as live classes of the host's JVM, apart from everything else there.
public final class HostClasses {
    private final ClassLoader loader;
    private final Findings findings;

    public HostClasses(ClassPath classPath, Findings findings) {
        this.loader = new GuestLoader(classPath);
        this.findings = findings;
    }

    private static final class GuestLoader extends ClassLoader {
        private final ClassPath classPath;

        GuestLoader(ClassPath classPath) {
            super("guest", ClassLoader.getPlatformClassLoader());
            this.classPath = classPath;
            setDefaultAssertionStatus(true);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classPath.find(name.replace('.', '/'));
            if (bytes == null) throw new ClassNotFoundException(name);
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    /// Runs the static initialiser, if it has not run; a failure is reported once.
    public boolean initialise(GuestClass type) {
        try {
            Class.forName(type.dottedName(), true, loader);
            return true;
        } catch (ExceptionInInitializerError e) {
            report(type, e.getCause() == null ? e : e.getCause());
        } catch (NoClassDefFoundError e) {
            if (e.getCause() == null) report(type, e);
        } catch (ClassFormatError | VerifyError e) {
            findings.add(Rule.CLASS_FILE, type.simpleName() + ".class", type.simpleName(), type.dottedName(), e.getMessage().lines().findFirst().orElse(""));
        } catch (LinkageError | ClassNotFoundException e) {
            report(type, e);
        }
        return false;
    }

    private void report(GuestClass type, Throwable cause) {
        StackTraceElement at = null;
        for (StackTraceElement element : cause.getStackTrace()) {
            if (element.getMethodName().equals("<clinit>")) at = element;
        }
        int line = at == null ? 0 : Math.max(at.getLineNumber(), 0);
        findings.add(Rule.INITIALISER, type.sourceFile(), line, type.simpleName() + ".<clinit>", type.dottedName(),
                describe(cause));
    }

    private static String describe(Throwable cause) {
        if (cause instanceof UnsatisfiedLinkError) return "it calls the hardware through " + nativeMethod(cause.getMessage());
        return cause.getMessage() == null ? cause.getClass().getName() : cause.getClass().getName() + ": " + cause.getMessage().lines().findFirst().orElse("");
    }

    /// `'int guest.raw.Memory.load8(long)'` to `guest.raw.Memory.load8`.
    private static String nativeMethod(String message) {
        String bare = message.replace("'", "");
        int open = bare.indexOf('(');
        return open < 0 ? bare : bare.substring(bare.lastIndexOf(' ', open) + 1, open);
    }

    /// Value of a static field after its class's initialiser; null where that failed.
    public Object value(GuestField field) {
        if (!initialise(field.owner())) return null;
        try {
            return reflect(Class.forName(field.owner().dottedName(), true, loader), field.name()).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("field " + field + " is in the class file but not in the class", e);
        }
    }

    /// A new object of a class, by its constructor without arguments; null where that failed.
    public Object create(GuestClass type) {
        try {
            var constructor = Class.forName(type.dottedName(), true, loader).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException | ClassNotFoundException _) {
            findings.add(Rule.PROGRAM, type.sourceFile(), type.simpleName(), type.dottedName()
                    + " has no constructor without arguments");
        } catch (InvocationTargetException e) {
            report(type, e.getCause());
        } catch (LinkageError e) {
            report(type, e);
        }
        return null;
    }

    /// Value of an instance field of a live object.
    static Object value(Object object, GuestField field) {
        try {
            Class<?> at = object.getClass();
            while (!at.getName().equals(field.owner().dottedName())) at = at.getSuperclass();
            return reflect(at, field.name()).get(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("field " + field + " is in the class file but not in the object", e);
        }
    }

    private static Field reflect(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
