package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.link.Qemu;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.Kind;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;
import shared.layout.TrapCause;

/// One mistake, two modes: unchecked code carries on with broken memory, checked code stops at the line and says why.
final class ModeTest {
    /// Writes one byte too many; an inode lies behind the name.
    private static final String OFF_BY_ONE = """
            package guest.kernel.demo;
            final class Mistake {
                static class Inode { int owner = 1000; }
                static final class Device extends Inode {}
                static void make() {
                    byte[] name = new byte[8];
                    Inode inode = new Inode();
                    copy(name, new byte[20]);
                    Report.line(inode instanceof Inode ? "inode of " : "no inode, owner ", inode.owner);
                    Inode other = new Device();
                    if (other instanceof Device) Report.text("device\\n");
                }
                private static void copy(byte[] name, byte[] from) {
                    for (int i = 0; i <= name.length; i++) {
                        name[i] = from[i];
                    }
                }
            }
            """;

    @TempDir
    static Path folder;
    private static GuestCode library;

    @BeforeAll
    static void compileLibrary() {
        library = GuestCode.library(folder);
    }

    private static String boot(String mistake, Mode mode, Profile profile) throws Exception {
        Path place = Files.createTempDirectory(folder, "kernel");
        Map<String, String> sources = new LinkedHashMap<>();
        for (String name : List.of("Boot", "Report")) {
            String path = "guest/kernel/demo/" + name;
            sources.put(path, Files.readString(GuestCode.PROGRAMS.resolve(path + ".java")));
        }
        sources.put("guest/kernel/demo/Mistake", mistake);
        GuestCode code = library.with(place, sources);
        var component = new ComponentPlan("kernel", List.of("guest.kernel.**"), mode);
        var plan = new ImagePlan("test", Kind.KERNEL, code.classPath(), List.of(Plans.domain("kernel", 0, component)), List.of(),
                List.of("guest.kernel.**"), List.of(), List.of(), List.of(), "", profile);
        return Qemu.boot(Compiler.compile(plan).elf(), place).console();
    }

    private static String mistake(String statements) {
        return """
                package guest.kernel.demo;
                final class Mistake {
                    static class Node { int value; Node next; long[] row = new long[2]; }
                    static final class Leaf extends Node {}
                    static Node node = new Node();
                    static Object[] objects = new Leaf[3];
                    static int zero;
                    static void make() {
                """ + statements + """
                        Report.text("done\\n");
                    }
                    static void leaf() { node = new Leaf(); }
                }
                """;
    }

    private static void expectCause(int cause, String statements) throws Exception {
        assertThat(boot(mistake(statements), Mode.CHECKED, Profile.OPTIMISED)).startsWith("cause " + cause
                + "\nat guest.kernel.demo.Mistake.make:9\n");
    }

    @Test
    void offByOneCorruptsItsNeighbourInUncheckedCode() throws Exception {
        assertThat(boot(OFF_BY_ONE, Mode.UNCHECKED, Profile.OPTIMISED)).isEqualTo("no inode, owner 1000\ndevice\n");
    }

    @Test
    void offByOneStopsAtItsLineInCheckedCode() throws Exception {
        assertThat(boot(OFF_BY_ONE, Mode.CHECKED, Profile.TEACHING)).isEqualTo("cause " + TrapCause.INDEX_OUT_OF_BOUNDS + """

                at guest.kernel.demo.Mistake.copy:15
                at guest.kernel.demo.Mistake.make:8
                at guest.kernel.demo.Boot.boot:24
                """);
    }

    @Test
    void negativeIndexReadsTheHeaderInUncheckedCode() throws Exception {
        String length = "        int[] a = new int[3]; Report.line(\"length \", a[zero - 1]);\n";
        assertThat(boot(mistake(length), Mode.UNCHECKED, Profile.OPTIMISED)).isEqualTo("length 3\ndone\n");
        expectCause(TrapCause.INDEX_OUT_OF_BOUNDS, length);
    }

    @Test
    void nullReferenceFaultsEvenWhereItsValueIsUnused() throws Exception {
        String unused = "        Node next = node.next; int dead = next.value;\n";
        assertThat(boot(mistake(unused), Mode.CHECKED, Profile.OPTIMISED)).startsWith("vector 14\naddress ")
                .contains("at guest.kernel.demo.Mistake.make:9\n").doesNotContain("done");
        assertThat(boot(mistake(unused), Mode.UNCHECKED, Profile.OPTIMISED)).isEqualTo("done\n");
    }

    @Test
    void callOnNullFaultsAtTheCall() throws Exception {
        String call = "        guest.port.Lock lock = zero == 0 ? null : new Spin(); lock.acquire(); }\n"
                + "    static final class Spin implements guest.port.Lock { public void acquire() { zero++; } public void release() {} }\n    static void rest() {\n";
        assertThat(boot(mistake(call), Mode.CHECKED,
                Profile.OPTIMISED)).startsWith("vector 14\naddress ").contains("Mistake.make:9\n");
    }

    @Test
    void wrongCastStopsInCheckedCodeOnly() throws Exception {
        String cast = "        if (zero > 0) leaf(); Leaf leaf = (Leaf) node; Report.line(\"value \", leaf.value);\n";
        expectCause(TrapCause.CLASS_CAST, cast);
        assertThat(boot(mistake(cast), Mode.UNCHECKED, Profile.OPTIMISED)).isEqualTo("value 0\ndone\n");
    }

    @Test
    void wrongElementStopsInCheckedCode() throws Exception {
        expectCause(TrapCause.ARRAY_STORE, "        if (zero > 0) leaf(); objects[zero] = node;\n");
    }

    @Test
    void negativeArraySizeStopsInCheckedCode() throws Exception {
        expectCause(TrapCause.NEGATIVE_ARRAY_SIZE, "        Report.line(\"\", new byte[zero - 5].length);\n");
    }

    @Test
    void divisionByZeroHasItsCauseInCheckedCodeAndItsVectorInUnchecked() throws Exception {
        String division = "        Report.line(\"\", 7 / zero);\n";
        expectCause(TrapCause.DIVISION_BY_ZERO, division);
        assertThat(boot(mistake(division), Mode.UNCHECKED,
                Profile.OPTIMISED)).startsWith("vector 0\nat guest.kernel.demo.Mistake.make:9\n");
    }

    @Test
    void throwAndAssertionStop() throws Exception {
        expectCause(TrapCause.THROWN, "        if (zero == 0) throw new IllegalStateException(\"no\");\n");
        expectCause(TrapCause.ASSERTION, "        assert zero > 0;\n");
        assertThat(boot(mistake("        assert zero > 0;\n"), Mode.UNCHECKED, Profile.OPTIMISED)).isEqualTo("done\n");
    }

    @Test
    void fullArenaStopsInBothModes() throws Exception {
        String greedy = "        while (zero == 0) node.row = new long[1000];\n";
        expectCause(TrapCause.OUT_OF_MEMORY, greedy);
        assertThat(boot(mistake(greedy), Mode.UNCHECKED, Profile.OPTIMISED)).startsWith("cause " + TrapCause.OUT_OF_MEMORY
                + "\n");
    }

    @Test
    void negativeSizeIsTooMuchMemoryInUncheckedCode() throws Exception {
        assertThat(boot(mistake("        Report.line(\"\", new byte[zero - 5].length);\n"), Mode.UNCHECKED, Profile.OPTIMISED))
                .startsWith("cause " + TrapCause.OUT_OF_MEMORY + "\n");
    }
}
