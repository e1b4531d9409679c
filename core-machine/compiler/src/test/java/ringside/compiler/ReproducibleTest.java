package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shared.layout.TrapCause;

/// The same classes give the same bytes, whoever compiles them where, and the compiler's own process is no place for them.
@Timeout(120)
final class ReproducibleTest {
    private static final String PROGRAM = "guest.app.cases.Objects";

    @TempDir
    static Path folder;
    private static GuestCode code;

    @BeforeAll
    static void compileCases() throws Exception {
        code = GuestCode.library(folder).with(folder.resolve("cases"), GuestCode.sources(GuestCode.PROGRAMS.resolve("guest")).stream()
                .filter(file -> !file.toString().contains("/demo/") && !file.endsWith("Start.java")).toList());
    }

    private static Path locationOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toAbsolutePath();
    }

    /// What a process makes of the classes, and which guest classes it loaded.
    private static String compile(String name, List<Path> classPath, String profile, String... options) throws Exception {
        Path place = Files.createDirectories(folder.resolve(name));
        var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xlog:class+load:file=loaded.txt"));
        words.addAll(List.of(options));
        words.addAll(List.of("-cp", Stream.of(Compiler.class, CompileElsewhere.class, TrapCause.class).map(type -> {
            try {
                return locationOf(type).toString();
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }).distinct().collect(Collectors.joining(System.getProperty("path.separator"))), "ringside.compiler.CompileElsewhere"));
        words.addAll(List.of(place.resolve("image.elf").toString(), PROGRAM, profile));
        classPath.forEach(entry -> words.add(entry.toString()));
        Process process = new ProcessBuilder(words).directory(place.toFile()).redirectErrorStream(true).redirectOutput(place.resolve("output.txt").toFile()).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(() -> read(place.resolve("output.txt"))).isZero();
        return read(place.resolve("loaded.txt"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// The classes once more, in a jar whose entries stand in the opposite order.
    private static Path jar(Path classes) throws IOException {
        Path jar = folder.resolve(classes.getFileName() + ".jar");
        try (var files = Files.walk(classes); OutputStream out = Files.newOutputStream(jar); var zip = new ZipOutputStream(out)) {
            var sorted = new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
            Collections.reverse(sorted);
            for (Path file : sorted) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                zip.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    @Test
    void folderLocaleZoneAndOrderOfFilesLeaveNoTrace() throws Exception {
        var jars = new ArrayList<Path>();
        for (Path entry : code.classPath()) jars.add(jar(entry));
        for (String profile : List.of("TEACHING", "OPTIMISED")) {
            compile("here-" + profile, code.classPath(), profile, "-Duser.language=en", "-Duser.timezone=UTC", "-XX:ActiveProcessorCount=1");
            compile("there-" + profile, jars, profile, "-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Tokyo", "-Dfile.encoding=ISO-8859-1",
                    "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2");
            assertThat(folder.resolve("there-" + profile + "/image.elf")).hasSameBinaryContentAs(folder.resolve("here-" + profile + "/image.elf"));
            assertThat(folder.resolve("there-" + profile + "/image.elf.map")).hasSameBinaryContentAs(folder.resolve("here-" + profile + "/image.elf.map"));
        }
    }

    @Test
    void guestClassesAreLoadedForTheirInitialisersAlone() throws Exception {
        List<String> guest = compile("loaded", code.classPath(), "OPTIMISED").lines().filter(line -> line.matches(".*\\] guest\\..*")).toList();
        assertThat(guest).anyMatch(line -> line.contains(" guest.app.cases.Objects "));
        // It has no initialiser, no object and no static field; the compiler reads its file and nothing more.
        assertThat(guest).noneMatch(line -> line.contains("guest.kernel.suite.Boot "));
    }
}
