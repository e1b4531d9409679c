package ringside.workbench.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/// What is installed as guest code is guest code: tests of kernels and services are no part of a kernel, and no place for a fault.
class InstalledGuestTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().resolve("../..").normalize();
    private static final Path INSTALLED = ROOT.resolve("gui/target/ringside/guest");
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern COPIED =
            Pattern.compile("<copy todir=\"\\$\\{home}/guest\"[^>]*>\\s*<fileset [^>]*includes=\"(?<includes>[^\"]*)\" excludes=\"(?<excludes>[^\"]*)\"");

    @Test
    void jarsOfGuestCodeAreInstalledAndJarsOfTheirTestsAreNot() throws Exception {
        assertThat(isInstalled("arch-micro/target/arch-micro-0.1.0.jar")).isTrue();
        assertThat(isInstalled("core-machine/guest/target/guest-0.1.0.jar")).isTrue();
        assertThat(isInstalled("scenarios/apps/target/apps-0.1.0.jar")).isTrue();
        assertThat(isInstalled("core-machine/shared/target/shared-0.1.0.jar")).isTrue();
        assertThat(isInstalled("arch-micro/target/arch-micro-0.1.0-tests.jar")).isFalse();
        assertThat(isInstalled("core-machine/guest/target/guest-0.1.0-tests.jar")).isFalse();
    }

    /// Whether the assembly copies the file at this path below the root.
    private static boolean isInstalled(String file) throws Exception {
        var copied = COPIED.matcher(Files.readString(ROOT.resolve("gui/pom.xml")));
        assertThat(copied.find()).as("how gui/pom.xml copies guest code").isTrue();
        return matches(file, copied.group("includes")) && !matches(file, copied.group("excludes"));
    }

    private static boolean matches(String file, String patterns) {
        return Arrays.stream(patterns.split(",")).anyMatch(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(file)));
    }

    @Test
    void installedJarsHoldNoClassOfATest() throws Exception {
        assumeTrue(Files.isDirectory(INSTALLED), INSTALLED + " is not assembled yet");
        var onlyTests = classesOnlyInTests();
        assertThat(onlyTests).contains("guest/fake/Archive.class", "guest/kernel/urpc/HostilePeerTest.class");
        var found = new ArrayList<String>();
        try (var jars = Files.list(INSTALLED)) {
            for (Path jar : jars.toList()) {
                classesIn(jar).stream().filter(onlyTests::contains).forEach(name -> found.add(jar.getFileName() + ": " + name));
            }
        }
        assertThat(found).isEmpty();
    }

    /// Class files of source files that the guest modules have for tests alone.
    private static Set<String> classesOnlyInTests() throws IOException {
        var tests = new TreeSet<String>();
        var shipped = new TreeSet<String>();
        for (Path module : guestModules()) {
            tests.addAll(classesOf(module.resolve(TESTS)));
            shipped.addAll(classesOf(module.resolve(MAIN)));
        }
        tests.removeAll(shipped);
        return tests;
    }

    private static List<Path> guestModules() throws IOException {
        var modules = new ArrayList<>(List.of(ROOT.resolve("core-machine/guest"), ROOT.resolve("core-machine/shared"), ROOT.resolve("scenarios/apps")));
        try (var folders = Files.newDirectoryStream(ROOT, "arch-*")) {
            folders.forEach(modules::add);
        }
        return modules;
    }

    private static List<String> classesOf(Path sources) throws IOException {
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (var files = Files.walk(sources)) {
            return files.map(file -> sources.relativize(file).toString().replace('\\', '/')).filter(name -> name.endsWith(".java"))
                    .map(name -> name.replaceFirst("java$", "class")).toList();
        }
    }

    private static List<String> classesIn(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return Collections.list(zip.entries()).stream().map(entry -> entry.getName()).toList();
        }
    }
}
