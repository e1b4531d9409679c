package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;

/// A class file that javac did not write so is translated or refused in clear lines; the compiler itself never fails.
final class BrokenClassTest {
    private static final List<String> PROGRAMS = List.of("Arithmetic", "Objects", "Control", "Pressure", "Bulk", "Ports");
    private static final int SOME = 120;
    private static final int MANY = 5000;

    @TempDir
    static Path folder;
    private static GuestCode code;
    private static List<Path> classFiles;

    @BeforeAll
    static void compilePrograms() throws Exception {
        code = GuestCode.library(folder).with(folder.resolve("cases"), GuestCode.sources(GuestCode.PROGRAMS.resolve("guest")));
        try (var files = Files.walk(folder.resolve("cases/guest/app"))) {
            classFiles = files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
    }

    @Test
    void flippedBitsNeverStopTheCompilerItself() throws Exception {
        for (long seed = 0; seed < SOME; seed++) compileDamaged(seed);
    }

    @Test
    @EnabledIfSystemProperty(named = "ringside.thorough", matches = "true")
    void manyFlippedBitsNeverStopTheCompilerItself() throws Exception {
        for (long seed = SOME; seed < MANY; seed++) compileDamaged(seed);
    }

    private static void compileDamaged(long seed) throws IOException {
        var random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        Path victim = classFiles.get(random.nextInt(classFiles.size()));
        byte[] whole = Files.readAllBytes(victim);
        Files.write(victim, damaged(whole, random));
        String own = victim.getFileName().toString().replaceAll("[$.].*", "");
        String program = PROGRAMS.contains(own) ? own : PROGRAMS.get(random.nextInt(PROGRAMS.size()));
        try {
            Compiler.compile(plan(program, random.nextBoolean() ? Mode.CHECKED : Mode.UNCHECKED, random.nextInt(4) == 0 ? Profile.TEACHING : Profile.OPTIMISED));
        } catch (CompileException refused) {
            assertThat(refused.diagnostics()).as("seed %s", seed).isNotEmpty()
                    .allSatisfy(line -> assertThat(line.toString()).matches("[^:\\n]+:\\d+: error: [A-Z]+-\\d\\d [^\\n]+"));
        } catch (RuntimeException | StackOverflowError defect) {
            fail("seed " + seed + ", " + victim.getFileName(), defect);
        } finally {
            Files.write(victim, whole);
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) (bytes[at] ^ 1 << random.nextInt(8)) : (byte) random.nextInt();
        }
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static ImagePlan plan(String program, Mode mode, Profile profile) {
        return Plans.program(code, "guest.app.cases." + program, mode, profile);
    }

    @Test
    void cutClassFileGivesOneLineThatNamesIt() throws Exception {
        Path victim = folder.resolve("cases/guest/app/Out.class");
        byte[] whole = Files.readAllBytes(victim);
        Files.write(victim, Arrays.copyOf(whole, whole.length / 3));
        Throwable refused = catchThrowable(() -> Compiler.compile(plan("Control", Mode.CHECKED, Profile.OPTIMISED)));
        Files.write(victim, whole);
        assertThat(refused).isInstanceOf(CompileException.class);
        assertThat(refused.getMessage().lines()).singleElement().asString()
                .startsWith("Out.class:0: error: AOT-39 class file of guest.app.Out is broken: ").endsWith(" [Out]: compile it again");
    }

    @Test
    void classWithoutAMethodOfItsInterfaceIsRefused() throws Exception {
        GuestCode before = GuestCode.library(folder).with(folder.resolve("stale"), java.util.Map.of(
                "guest/app/Start", Files.readString(GuestCode.PROGRAMS.resolve("guest/app/Start.java")),
                "guest/app/Shape", "package guest.app;\npublic interface Shape {}\n",
                "guest/app/Square", "package guest.app;\npublic final class Square implements Shape {}\n",
                "guest/app/Area", "package guest.app;\nimport guest.lib.*;\npublic final class Area implements Program {\n    public int run(Os os, Arguments a) { return new Square() instanceof Shape ? 1 : 0; }\n}\n"));
        GuestCode after = before.with(folder.resolve("changed"), java.util.Map.of(
                "guest/app/Shape", "package guest.app;\npublic interface Shape { int area(); }\n",
                "guest/app/Area", "package guest.app;\nimport guest.lib.*;\npublic final class Area implements Program {\n    public int run(Os os, Arguments a) { Object square = new Square(); return ((Shape) square).area(); }\n}\n"));
        Throwable refused = catchThrowable(() -> Compiler.compile(Plans.program(after, "guest.app.Area", Mode.CHECKED, Profile.OPTIMISED)));
        assertThat(refused).hasMessage("Square.java:0: error: AOT-10 guest.app.Square.area does not exist on the class path of the image [Square]: compile all guest classes together");
    }
}
