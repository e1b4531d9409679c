package ringside.workbench.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules for the source tree as a whole: what may import what, how large a file may grow, and that no kernel folder and no host
/// code names another architecture.
class HouseRulesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().resolve("../..").normalize();
    private static final int MAXIMUM_LINES = 500;
    /// The compiler replaces every call of these two by one locked instruction; on the JVM the same class needs the JVM's own way to say it.
    private static final List<String> LOCKED_INSTRUCTIONS = List.of("core-machine/guest/src/main/java/guest/lang/AtomicInt.java",
            "core-machine/guest/src/main/java/guest/lang/AtomicLong.java");
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+)", Pattern.MULTILINE);

    @Test
    void noSourceFileIsLongerThanFiveHundredLines() {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources("")) {
            long lines = read(file).lines().count();
            if (lines > MAXIMUM_LINES) {
                tooLong.add(ROOT.relativize(file) + ": " + lines);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void guestCodeImportsGuestAndSharedOnly() {
        assertThat(importsOutside("core-machine/guest/src/main", "guest.", "shared.")).isEmpty();
        assertThat(importsOutside("scenarios/apps", "guest.", "shared.")).isEmpty();
        for (Path folder : architectures()) {
            assertThat(importsOutside(ROOT.relativize(folder).toString(), "guest.", "shared.")).isEmpty();
        }
    }

    /// The annotations of guest.lang say what an interrupt or a probe is; apart from those, language support is the compiler's.
    @Test
    void servicesUseNoRawAccess() {
        List<String> offenders = new ArrayList<>();
        for (Path file : sources("core-machine/guest/src/main/java/guest/service")) {
            if (read(file).contains("guest.raw")) {
                offenders.add(ROOT.relativize(file).toString());
            }
        }
        for (Path file : sources("scenarios/apps/src/main")) {
            if (read(file).contains("guest.raw")) {
                offenders.add(ROOT.relativize(file).toString());
            }
        }
        assertThat(offenders).isEmpty();
    }

    @Test
    void hostCodeNamesNoArchitecture() {
        Pattern lane = Pattern.compile("\"(mono|micro|frame|uni|multi|exo|hybrid)\"");
        List<String> offenders = new ArrayList<>();
        for (String module : List.of("core-machine/machine/src/main", "core-machine/compiler/src/main", "scenarios/workbench/src/main", "gui/src/main")) {
            for (Path file : sources(module)) {
                String code = read(file).lines().filter(line -> !line.strip().startsWith("///")).reduce("", (a, b) -> a + b + "\n");
                if (lane.matcher(code).find()) {
                    offenders.add(ROOT.relativize(file).toString());
                }
            }
        }
        assertThat(offenders).isEmpty();
    }

    /// Strings are what code and description do something with; what prose compares is its own affair.
    @Test
    void noArchitectureNamesAnother() {
        Pattern named = Pattern.compile("\"(mono|micro|frame|uni|multi|exo|hybrid)[\":.]");
        List<String> offenders = new ArrayList<>();
        for (Path folder : architectures()) {
            Matcher own = Pattern.compile("\"id\": \"(\\w+)\"").matcher(read(folder.resolve("architecture.json")));
            assertThat(own.find()).as(folder.toString()).isTrue();
            Stream.concat(Stream.of(folder.resolve("architecture.json")), sources(ROOT.relativize(folder) + "/src").stream())
                    .filter(file -> named.matcher(read(file)).results().anyMatch(found -> !found.group(1).equals(own.group(1))))
                    .forEach(file -> offenders.add(ROOT.relativize(file).toString()));
        }
        assertThat(offenders).isEmpty();
    }

    private static List<String> importsOutside(String folder, String... allowed) {
        List<String> found = new ArrayList<>();
        for (Path file : sources(folder)) {
            if (file.toString().contains("/src/test/")) {
                continue;
            }
            String place = ROOT.relativize(file).toString();
            var matcher = IMPORT.matcher(read(file));
            while (matcher.find()) {
                String name = matcher.group(1);
                boolean known = Stream.of(allowed).anyMatch(name::startsWith) || name.startsWith("java.lang.annotation.")
                        || LOCKED_INSTRUCTIONS.contains(place) && name.startsWith("java.lang.invoke.");
                if (!known) {
                    found.add(place + ": " + name);
                }
            }
        }
        return found;
    }

    private static List<Path> architectures() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("arch-")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources(String folder) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
