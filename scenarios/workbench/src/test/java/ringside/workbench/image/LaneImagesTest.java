package ringside.workbench.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.architecture.Architecture;

/// Images of the real lanes, built by the real compiler into a folder of the test.
class LaneImagesTest {
    @TempDir
    private Path folder;

    private Installation installation;

    @BeforeEach
    void usesAnEmptyCache() throws Problem {
        var found = Installation.found();
        installation = new Installation(found.guestPath(), found.library(), Optional.empty(), folder.resolve("cache"));
    }

    private Path onlySet() throws IOException {
        try (var sets = Files.list(folder.resolve("cache"))) {
            var all = sets.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    @Test
    void anImageOnceBuiltIsTakenFromTheCache() throws Exception {
        var built = LaneImages.of(installation).image("mono");
        var stamp = Files.getLastModifiedTime(onlySet().resolve("manifest"));
        var found = LaneImages.of(installation).image("mono");
        assertThat(found.kernel().elf()).isEqualTo(built.kernel().elf());
        assertThat(found.kernel().map()).isEqualTo(built.kernel().map());
        assertThat(found.programs()).isEqualTo(built.programs()).containsKey("reader");
        assertThat(Files.getLastModifiedTime(onlySet().resolve("manifest"))).isEqualTo(stamp);
    }

    @Test
    void aKnobThatNeedsAnotherImageGetsOneOfItsOwn() throws Exception {
        var images = LaneImages.of(installation);
        var usual = images.image("frame");
        var changed = images.image("frame", List.of(), Map.of("services", "unchecked"));
        assertThat(changed.kernel().elf()).isNotEqualTo(usual.kernel().elf());
        assertThat(changed.lane().architecture().components()).filteredOn(component -> component.id().equals("fs"))
                .extracting(Architecture.Component::mode).containsExactly(Architecture.Mode.UNCHECKED);
        assertThat(images.image("frame", List.of(), Map.of("services", "checked")).kernel().elf()).isEqualTo(usual.kernel().elf());
        try (var sets = Files.list(folder.resolve("cache"))) {
            assertThat(sets).hasSize(2);
        }
    }

    @Test
    void aDamagedImageIsBuiltAgainWithTheSameBytes() throws Exception {
        var built = LaneImages.of(installation).image("mono");
        var file = onlySet().resolve("kernel.elf");
        var damaged = Files.readAllBytes(file);
        damaged[damaged.length / 2] ^= 1;
        Files.write(file, damaged);
        assertThat(LaneImages.of(installation).image("mono").kernel().elf()).isEqualTo(built.kernel().elf());
        assertThat(Files.readAllBytes(file)).isEqualTo(built.kernel().elf());
    }

    @Test
    void imagesBuiltWithTheProductAreUsedInsteadOfTheCache() throws Exception {
        LaneImages.into(folder.resolve("images"), installation).buildAll();
        var product = new Installation(installation.guestPath(), installation.library(), Optional.of(folder.resolve("images")), folder.resolve("cache"));
        assertThat(LaneImages.of(product).image("mono").kernel().elf()).isNotEmpty();
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void classesInJarsMakeTheSameImageAsClassesInFolders() throws Exception {
        var jars = new ArrayList<Path>();
        for (Path classes : installation.guestPath()) {
            jars.addFirst(jar(classes, folder.resolve(jars.size() + ".jar")));
        }
        LaneImages.of(installation).image("mono");
        var packed = new Installation(jars, installation.library(), Optional.empty(), folder.resolve("cache"));
        LaneImages.of(packed).image("mono");
        onlySet();
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
        var elf = new String(LaneImages.of(installation).image("mono", "reader").kernel().elf(), StandardCharsets.ISO_8859_1);
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
