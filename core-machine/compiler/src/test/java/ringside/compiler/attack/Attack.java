package ringside.compiler.attack;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shared.layout.TrapCause;

/// A batch of hostile services, and what the JVM makes of them: every line they print and the reason why each stops.
public final class Attack {
    private static final String SERVICES = "guest.attack.Services";

    private Attack() {}

    /// Sources of `count` services and of the class that starts them, by path without suffix.
    public static Map<String, String> sources(long firstSeed, int count) {
        var sources = new LinkedHashMap<String, String>();
        var start = new StringBuilder("package guest.attack;\npublic final class Services {\n    public static final int COUNT = " + count
                + ";\n    public static void run(int service, guest.app.Out out) {\n        switch (service) {\n");
        for (int i = 0; i < count; i++) {
            String name = "Service" + (firstSeed + i);
            sources.put("guest/attack/" + name, source(name, firstSeed + i));
            start.append("            case ").append(i).append(" -> ").append(name).append(".run(out);\n");
        }
        sources.put("guest/attack/Services", start.append("            default -> { }\n        }\n    }\n}\n").toString());
        return sources;
    }

    /// Two of three confuse types and sizes, the third one runs loops.
    private static String source(String name, long seed) {
        return seed % 3 == 0 ? new LoopService(name, seed).source() : new Service(name, seed).source();
    }

    /// What the frame must print, according to the JVM.
    public static List<String> expected(List<Path> classPath, int count) throws Exception {
        var urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) urls[i] = classPath.get(i).toUri().toURL();
        var output = new ByteArrayOutputStream();
        try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Class<?> os = loader.loadClass("guest.lib.Os");
            Object system = Proxy.newProxyInstance(loader, new Class<?>[] {os}, (_, _, arguments) -> {
                output.write((byte[]) arguments[1], (int) arguments[2], (int) arguments[3]);
                return arguments[3];
            });
            Class<?> text = loader.loadClass("guest.app.Out");
            Object out = text.getConstructor(os).newInstance(system);
            Method line = text.getMethod("line", String.class, long.class);
            Method run = loader.loadClass(SERVICES).getMethod("run", int.class, text);
            Field done = loader.loadClass("guest.attack.Farm").getField("done");
            for (int i = 0; i < count; i++) {
                line.invoke(out, "service", i);
                done.set(null, 0);
                line.invoke(out, outcome(run, i, out), 0);
                line.invoke(out, "done", done.get(null));
            }
            text.getMethod("flush").invoke(out);
        }
        return output.toString(StandardCharsets.ISO_8859_1).lines().map(Attack::withCause).toList();
    }

    private static String outcome(Method run, int service, Object out) throws IllegalAccessException {
        try {
            run.invoke(null, service, out);
            return "ended";
        } catch (InvocationTargetException e) {
            return "stopped by " + cause(e.getCause());
        }
    }

    private static String withCause(String line) {
        if (!line.startsWith("stopped by ")) return line;
        return "stopped %016x".formatted(Integer.parseInt(line.split(" ")[2]));
    }

    private static int cause(Throwable failure) {
        return switch (failure) {
            case NullPointerException _ -> TrapCause.NULL_REFERENCE;
            case IndexOutOfBoundsException _ -> TrapCause.INDEX_OUT_OF_BOUNDS;
            // What Arrays.fill and Arrays.equals make of a range that ends before it starts.
            case IllegalArgumentException _ -> TrapCause.INDEX_OUT_OF_BOUNDS;
            case NegativeArraySizeException _ -> TrapCause.NEGATIVE_ARRAY_SIZE;
            case ClassCastException _ -> TrapCause.CLASS_CAST;
            case ArrayStoreException _ -> TrapCause.ARRAY_STORE;
            case ArithmeticException _ -> TrapCause.DIVISION_BY_ZERO;
            default -> throw new IllegalStateException(failure);
        };
    }

    /// Whether an image behaves as it should.
    public interface Judge {
        boolean isRight(byte[] image) throws Exception;
    }

    /// How many holes there are to find.
    public static int holes() {
        return Hole.all().size();
    }

    /// Of every `step`th hole, those that leave the image of a plan as it should be.
    public static List<String> missedHoles(Object plan, Judge judge, int step) throws Exception {
        var missed = new ArrayList<String>();
        for (int i = 0; i < Hole.all().size(); i += step) {
            Hole hole = Hole.all().get(i);
            if (judge.isRight(image(plan, hole))) missed.add(hole.toString());
        }
        return missed;
    }

    /// The image that a compiler with the hole makes; an empty one where it fails itself.
    private static byte[] image(Object plan, Hole hole) throws Exception {
        try {
            return FaultyCompiler.compile(plan, hole);
        } catch (FaultyCompiler.CompilerFailed _) {
            return new byte[0];
        }
    }
}
