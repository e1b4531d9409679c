package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;

/// What the graph of all calls shows: memory taken on forbidden paths, circles without a depth.
final class CallRulesTest {
    private static final String HEAD = """
            package guest.app;
            import guest.lang.*;
            import guest.lib.*;
            public final class Demo implements Program {
                interface Device { void serve(int n); }
                static final class Disk implements Device { int[] rows; public void serve(int n) { rows = Demo.rows(n); } }
                static final class Clock implements Device { int ticks; public void serve(int n) { ticks += n; } }
                static Device device = new Disk();
                static Device other = new Clock();
                static int[] rows(int n) { return n > 0 ? new int[n] : null; }
                public int run(Os os, Arguments arguments) { start(3); return 0; }
            """;

    @TempDir
    static Path folder;
    private static GuestCode library;

    @BeforeAll
    static void compileLibrary() {
        library = GuestCode.library(folder);
    }

    /// Diagnostics of a program with these members from line 12 on, without their remedies.
    private static List<String> refusal(String members) throws Exception {
        Path place = Files.createTempDirectory(folder, "demo");
        GuestCode code = library.with(place, Map.of("guest/app/Demo", HEAD + members + "}\n",
                "guest/app/Start", Files.readString(GuestCode.PROGRAMS.resolve("guest/app/Start.java"))));
        CompileException refused = catchThrowableOfType(CompileException.class,
                () -> Compiler.compile(Plans.program(code, "guest.app.Demo", Mode.CHECKED, Profile.OPTIMISED)));
        return refused == null ? List.of() : refused.diagnostics().stream().map(Diagnostic::toString)
                .map(line -> line.substring(0, line.lastIndexOf(": "))).toList();
    }

    @Test
    void allocationBehindVirtualCallIsFound() throws Exception {
        assertThat(refusal("    @NoAllocation static void start(int n) { device.serve(n); }\n")).containsExactly(
                "Demo.java:10: error: AOT-17 memory is taken on a path from Demo.start, which is marked @NoAllocation [Demo.rows]");
    }

    @Test
    void cloneIsAllocation() throws Exception {
        assertThat(refusal("    static int[] row = {1};\n    @NoAllocation static void start(int n) { row = row.clone(); }\n"))
                .containsExactly("Demo.java:13: error: AOT-17 memory is taken on a path from Demo.start, "
                        + "which is marked @NoAllocation [Demo.start]");
    }

    @Test
    void pathsThatOnlyThrowOrComputeAreAccepted() throws Exception {
        assertThat(refusal("""
                    static int ticks;
                    @NoAllocation static void start(int n) { if (n > 9) throw new IllegalStateException("late"); ticks += n; }
                """)).isEmpty();
    }

    @Test
    void directRecursionNeedsDepth() throws Exception {
        String recursive = "    static void start(int n) {\n        if (n > 0) start(n - 1);\n    }\n";
        assertThat(refusal(recursive)).containsExactly(
                "Demo.java:13: error: AOT-16 the call of Demo.start closes a circle of calls without a depth [Demo.start]");
        assertThat(refusal("    @Recursive(4)\n" + recursive)).isEmpty();
    }

    @Test
    void oneMarkBreaksCircleOfSeveral() throws Exception {
        String circle = "    static void start(int n) { if (n > 0) next(n); }\n    %s static void next(int n) { start(n - 1); }\n";
        assertThat(refusal(circle.formatted(""))).containsExactly(
                "Demo.java:13: error: AOT-16 the call of Demo.start closes a circle of calls without a depth [Demo.next]");
        assertThat(refusal(circle.formatted("@Recursive(3)"))).isEmpty();
    }

    @Test
    void wrapperSaysItOnItsClass() throws Exception {
        String wrapper = """
                    %s static final class Both implements Device {
                        final Device one;
                        Both(Device one) { this.one = one; }
                        public void serve(int n) { one.serve(n); }
                    }
                    static void start(int n) { new Both(other).serve(n); }
                """;
        assertThat(refusal(wrapper.formatted(""))).containsExactly("Demo.java:15: error: AOT-16 the call of Demo$Both.serve "
                + "closes a circle of calls without a depth [Demo$Both.serve]");
        assertThat(refusal(wrapper.formatted("@Recursive(1)"))).isEmpty();
    }
}
