package ringside.workbench.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.mutate.Site;
import ringside.compiler.mutate.Sites;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.fault.FaultSites;

/// Images of the monolithic lane, built by the real compiler into folders of the test.
class LaneImagesTest {
    @TempDir
    private static Path shared;
    private static Installation installation;
    private static LaneImage built;

    @TempDir
    private Path folder;

    @BeforeAll
    static void buildsOneImageIntoAnEmptyCache() throws Problem {
        var found = Installation.found();
        var guest = found.guestPath().stream().filter(LaneImagesTest::isSharedOrMonolithic).toList();
        installation = new Installation(guest, found.library(), Optional.empty(), shared);
        built = LaneImages.of(installation).image("mono");
    }

    private static boolean isSharedOrMonolithic(Path classes) {
        return Files.notExists(classes.resolve("architecture.json")) || classes.toString().contains("arch-monolithic");
    }

    private static Path onlySet() throws IOException {
        try (var sets = Files.list(shared)) {
            var all = sets.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private static Installation installation(List<Path> guest, Optional<Path> images, Path cache) {
        return new Installation(guest, installation.library(), images, cache);
    }

    @Test
    void anImageOnceBuiltIsTakenFromTheCache() throws Exception {
        var stamp = Files.getLastModifiedTime(onlySet().resolve("manifest"));
        var found = LaneImages.of(installation).image("mono");
        assertThat(found.kernel().elf()).isEqualTo(built.kernel().elf());
        assertThat(found.kernel().map()).isEqualTo(built.kernel().map());
        assertThat(found.programs()).isEqualTo(built.programs()).containsKey("reader");
        assertThat(Files.getLastModifiedTime(onlySet().resolve("manifest"))).isEqualTo(stamp);
    }

    @Test
    void aClassThatMeetsAMissingOneIsAnInvalidFileNamedWithItsFolder() throws Exception {
        var torn = compiled("""
                package guest.service.fs;
                final class Torn {
                    static final class Left {}
                    static final class Right {}
                    static Object either(int n) { Object one = n > 1 ? new Left() : new Right(); return one; }
                }
                """, "Torn");
        var sites = Sites.of(Files.readAllBytes(torn.resolve("guest/service/fs/Torn.class"))).stream().map(Site::name).toList();
        Files.delete(torn.resolve("guest/service/fs/Torn$Left.class"));
        var images = LaneImages.of(with(torn));
        assertThatThrownBy(() -> images.mutated("mono", List.of("reader"), Map.of(), sites)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID_FILE);
            assertThat(problem.getMessage()).endsWith("Torn.class:0: error: AOT-40 guest.service.fs.Torn in " + torn
                    + " mentions guest.service.fs.Torn$Left, which is in no jar and no folder [Torn]: add that class, or compile this one again without it");
        });
    }

    @Test
    void aClassFileThatWasCutOffIsAnInvalidFileForWhoeverLooksForSitesInIt() throws Exception {
        var cut = compiled("package guest.service.fs; final class Cut { static int one(int n) { return n + 1; } }", "Cut");
        var file = cut.resolve("guest/service/fs/Cut.class");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 60));
        var sites = new FaultSites(LaneImages.of(with(cut)));
        assertThatThrownBy(() -> sites.in("guest.service.fs")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID_FILE);
            assertThat(problem.getMessage()).startsWith("guest/service/fs/Cut.class: the class file is broken (").endsWith("): compile it again").hasLineCount(1);
        });
    }

    private Path compiled(String source, String name) throws IOException {
        var classes = Files.createDirectories(folder.resolve("classes"));
        var file = Files.writeString(folder.resolve(name + ".java"), source);
        assertThat(ToolProvider.findFirst("javac").orElseThrow().run(System.out, System.err, "--release", "25", "-g", "-d", classes.toString(), file.toString())).isZero();
        return classes;
    }

    private Installation with(Path classes) {
        return installation(Stream.concat(Stream.of(classes), installation.guestPath().stream()).toList(), Optional.empty(), folder.resolve("cache"));
    }

    @Test
    void aKnobThatNeedsAnotherImageGetsOneOfItsOwn() throws Exception {
        var images = LaneImages.of(installation(installation.guestPath(), Optional.empty(), folder.resolve("cache")));
        var usual = images.image("mono");
        var changed = images.image("mono", List.of(), Map.of("services", "checked"));
        assertThat(changed.kernel().elf()).isNotEqualTo(usual.kernel().elf());
        assertThat(changed.lane().architecture().components()).filteredOn(component -> component.id().equals("fs"))
                .extracting(Architecture.Component::mode).containsExactly(Architecture.Mode.CHECKED);
        assertThat(images.image("mono", List.of(), Map.of("services", "unchecked")).kernel().elf()).isEqualTo(usual.kernel().elf());
        try (var sets = Files.list(folder.resolve("cache"))) {
            assertThat(sets).hasSize(2);
        }
    }

    @Test
    void aDamagedImageIsBuiltAgainWithTheSameBytes() throws Exception {
        var file = onlySet().resolve("kernel.elf");
        var damaged = Files.readAllBytes(file);
        damaged[damaged.length / 2] ^= 1;
        Files.write(file, damaged);
        assertThat(LaneImages.of(installation).image("mono").kernel().elf()).isEqualTo(built.kernel().elf());
        assertThat(Files.readAllBytes(file)).isEqualTo(built.kernel().elf());
    }

    @Test
    void imagesBuiltWithTheProductAreUsedInsteadOfTheCache() throws Exception {
        var product = installation(installation.guestPath(), Optional.of(shared), folder.resolve("cache"));
        assertThat(LaneImages.of(product).image("mono").kernel().elf()).isEqualTo(built.kernel().elf());
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void aBuildForgetsImagesOfEarlierBuilds() throws Exception {
        Files.createDirectory(shared.resolve("mono-0123"));
        assertThat(LaneImages.into(shared, installation).buildAll()).extracting(image -> image.lane().id()).containsExactly("mono");
        onlySet();
    }

    @Test
    void classesInJarsMakeTheSameImageAsClassesInFolders() throws Exception {
        var jars = new ArrayList<Path>();
        for (Path classes : installation.guestPath()) {
            jars.addFirst(jar(classes, folder.resolve(jars.size() + ".jar")));
        }
        LaneImages.of(installation(jars, Optional.of(shared), folder.resolve("cache"))).image("mono");
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar), new Manifest()); var paths = Files.walk(classes)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
                out.write(Files.readAllBytes(path));
            }
        }
        return jar;
    }

    @Test
    void anImageForOneProgramStartsThatOneWithItsUsualArguments() throws Exception {
        var alone = installation(installation.guestPath(), Optional.empty(), folder);
        var elf = new String(LaneImages.of(alone).image("mono", "reader").kernel().elf(), StandardCharsets.ISO_8859_1);
        assertThat(elf).contains("/bin/reader /data/poem 16\n\0").doesNotContain("/bin/sleeper 1000000000");
    }

    @Test
    void aCallThatTheArchitectureDoesNotListStopsTheBuildWithTheCompilersMessage() throws Exception {
        var own = folder.resolve("own");
        copy(Path.of("../../arch-monolithic/target/classes"), own);
        var architecture = own.resolve("architecture.json");
        var text = Files.readString(architecture);
        Files.writeString(architecture, text.replaceFirst("\\{ \"from\": \"kernel\", +\"to\": \"clock\", [^}]*},\\n", ""));
        assertThat(Files.readString(architecture)).isNotEqualTo(text);
        assertThatThrownBy(() -> LaneImages.of(installation.withArchitecture(own)).image("mono"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("image mono of lane mono cannot be built:\n")
                .hasMessageContaining(": error: ");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
