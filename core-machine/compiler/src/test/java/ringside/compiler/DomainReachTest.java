package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.link.DataUnit;
import ringside.compiler.link.LinkInput;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.Kind;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;

/// What one domain reaches is linked into that domain alone, and calls know only the objects that can exist there.
final class DomainReachTest {
    private static final Map<String, String> SOURCES = Map.of(
            "guest/tool/Shape", "package guest.tool;\npublic interface Shape { int area(int n); }\n",
            "guest/tool/Square", "package guest.tool;\npublic final class Square implements Shape { static int made; public int area(int n) { made++; return n * n; } }\n",
            "guest/tool/Strip", "package guest.tool;\npublic final class Strip implements Shape { static int made; public int area(int n) { made++; return n; } }\n",
            "guest/tool/Sum", "package guest.tool;\npublic final class Sum { public static int of(Shape shape, int n) { int s = 0; for (int i = 0; i < n; i++) s += shape.area(i); return s; } }\n",
            "guest/kernel/Boot", "package guest.kernel;\nimport guest.lang.*;\nimport guest.tool.*;\nfinal class Boot { @Entry(Entry.Kind.BOOT) static void boot(long info) { while (Sum.of(new Square(), (int) info) > 0) {} } }\n",
            "guest/user/Start", "package guest.user;\nimport guest.lang.*;\nimport guest.tool.*;\nfinal class Start { @Entry(Entry.Kind.START) static void start(long stack) {\n"
                    + "        Shape strip = new Strip(); if (stack == 3) strip = new Half(); while (Sum.of(strip, (int) stack) > 0) {} }\n"
                    + "    static final class Half implements Shape { public int area(int n) { return n / 2; } } }\n");

    @TempDir
    static Path folder;
    private static LinkInput input;

    @BeforeAll
    static void compileSources() throws Exception {
        GuestCode code = GuestCode.library(folder).with(folder, SOURCES);
        DomainPlan kernel = Plans.domain("kernel", 0, new ComponentPlan("kernel", List.of("guest.kernel"), Mode.CHECKED));
        DomainPlan user = Plans.domain("user", 3, new ComponentPlan("user", List.of("guest.user"), Mode.CHECKED));
        input = Compiler.units(new ImagePlan("test", Kind.KERNEL, code.classPath(), List.of(kernel, user), List.of("guest.tool"), List.of(), List.of(),
                List.of(), List.of(), "", Profile.TEACHING));
    }

    private static List<String> functions(String domain) {
        return input.code().stream().filter(unit -> unit.domain().equals(domain)).map(unit -> unit.name()).filter(name -> name.endsWith(".area")).toList();
    }

    private static List<String> data(String domain) {
        return input.data().stream().filter(unit -> unit.domain().equals(domain)).map(DataUnit::symbol).toList();
    }

    @Test
    void aClassThatOneDomainMakesIsNotLinkedIntoTheOther() {
        assertThat(functions("kernel")).containsExactly("guest.tool.Square.area");
        assertThat(functions("user")).containsExactlyInAnyOrder("guest.tool.Strip.area", "guest.user.Start$Half.area");
        assertThat(data("kernel")).contains("static guest.tool.Square.made").doesNotContain("static guest.tool.Strip.made");
        assertThat(data("user")).contains("static guest.tool.Strip.made").doesNotContain("static guest.tool.Square.made");
    }

    @Test
    void aCallWithOneTargetInADomainIsDirectThere() {
        assertThat(data("kernel")).noneMatch(symbol -> symbol.startsWith("@dispatch"));
        assertThat(data("user")).anyMatch(symbol -> symbol.startsWith("@dispatch guest/tool/Shape area"));
    }
}
