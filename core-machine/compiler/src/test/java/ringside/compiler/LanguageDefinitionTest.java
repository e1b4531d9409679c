package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.compiler.dialect.Rule;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.Binding;
import ringside.compiler.plan.ImagePlan.CallPlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.Kind;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.ProbePlan;
import ringside.compiler.plan.ImagePlan.Profile;

/// The language definition holds: each rule's examples are accepted and refused as it says, with the code and at the line it names.
final class LanguageDefinitionTest {
    private static final Path DOCUMENT = Path.of("../docs/guest-language.md");
    /// `File.java:12: error: AOT-03 what is wrong [Class.method]: what to do instead`
    private static final Pattern MESSAGE = Pattern.compile("\\S+:\\d+: error: (AOT|IPC)-\\d\\d \\S.* \\[\\S+]: \\S.*");
    /// Rules about the order for an image and about damaged files, which no source text can break.
    private static final Set<String> WITHOUT_SOURCE = Set.of(Rule.MUTATION.code(), Rule.CLASS_FILE.code(), Rule.CLASS_MISSING.code());

    @TempDir
    static Path folder;
    private static GuestCode code;

    static List<LanguageExample> examples() throws Exception {
        return LanguageExample.in(Files.readAllLines(DOCUMENT));
    }

    @BeforeAll
    static void compileExamples() throws Exception {
        var sources = new LinkedHashMap<String, String>();
        for (LanguageExample example : examples()) {
            sources.put(example.packageName().replace('.', '/') + "/Example", example.source());
            if (example.kind() == LanguageExample.Kind.SERVICE) {
                sources.put("guest/kernel/" + example.packageSuffix() + "/Boot", boot(example));
            }
        }
        sources.put("guest/app/Start", Files.readString(GuestCode.PROGRAMS.resolve("guest/app/Start.java")));
        sources.putAll(SURROUNDINGS);
        code = GuestCode.library(folder).with(folder, sources);
        try (Stream<Path> lost = Files.list(folder.resolve("classes/guest/lost"))) {
            for (Path file : lost.toList()) Files.delete(file);
        }
    }

    private static final Map<String, String> SURROUNDINGS = Map.of("guest/kernel/Door", """
            package guest.kernel;
            import guest.raw.*;
            @RawAllowed(category = RawAllowed.Category.RUNTIME, reason = "stands between the service and the machine")
            public final class Door {
                public static long time() { return Control.timestamp(); }
                @Trusting("the address is a word of memory") public static long word(long address) { return Memory.load64(address); }
            }
            """, "guest/other/Other", "package guest.other; public final class Other { public static int twice(int n) { return 2 * n; } }",
            "guest/nowhere/Half", "package guest.nowhere; public final class Half { public static int of(int n) { return n / 2; } }",
            "guest/lost/Ghost", "package guest.lost; public final class Ghost { public static int hex(int n) { return n; } }",
            "guest/lost/Gone", "package guest.lost; @guest.port.Port public interface Gone { int go(); }",
            "guest/user/Start", """
            package guest.user;
            public final class Start {
                public static int value;
                @guest.lang.Entry(guest.lang.Entry.Kind.START) static void start(long stack) { value++; }
            }
            """);

    private static String boot(LanguageExample example) {
        return """
                package guest.kernel.%s;
                import guest.lang.*;
                final class Boot {
                    @Entry(Entry.Kind.BOOT) static void boot(long info) { %s.Example.example((int) info); }
                }
                """.formatted(example.packageSuffix(), example.packageName());
    }

    private static ImagePlan plan(LanguageExample example) {
        return switch (example.kind()) {
            case MEMBERS, PROGRAM -> Plans.program(code, example.packageName() + ".Example", Mode.CHECKED, Profile.OPTIMISED);
            case SERVICE -> kernel(example, List.of());
            case KERNEL -> kernel(example, List.of(new ProbePlan("arrive", "switch", example.packageName() + ".Example.arrive", 2)));
        };
    }

    private static ImagePlan kernel(LanguageExample example, List<ProbePlan> probes) {
        DomainPlan kernel = Plans.domain("kernel", 0,
                new ComponentPlan("kernel", List.of("guest.kernel." + example.packageSuffix(), "guest.kernel.Door"), Mode.UNCHECKED),
                new ComponentPlan("service", List.of("guest.service." + example.packageSuffix()), Mode.CHECKED),
                new ComponentPlan("other", List.of("guest.other"), Mode.CHECKED));
        DomainPlan user = Plans.domain("user", 3, new ComponentPlan("user", List.of("guest.user"), Mode.CHECKED));
        List<CallPlan> calls = List.of(new CallPlan("kernel", "service", "", Binding.DIRECT),
                new CallPlan("service", "kernel", "", Binding.DIRECT));
        return new ImagePlan("example", Kind.KERNEL, code.classPath(), List.of(kernel, user), List.of(), List.of("guest.kernel.**"),
                calls, probes, List.of(), "", Profile.OPTIMISED);
    }

    @ParameterizedTest(name = "line {0}")
    @MethodSource("examples")
    void exampleIsJudgedAsTheDocumentSays(LanguageExample example) {
        CompileException refused = catchThrowableOfType(CompileException.class, () -> Compiler.compile(plan(example)));
        List<Diagnostic> found = refused == null ? List.of() : refused.diagnostics();
        assertThat(found).extracting(Diagnostic::toString).allMatch(MESSAGE.asMatchPredicate());
        Set<String> places = found.stream().map(LanguageExample::shortened).collect(Collectors.toSet());
        assertThat(places).as(() -> example.rule() + ": " + found).isEqualTo(example.expected());
    }

    @Test
    void everyRuleHasAnAcceptedAndARefusedExample() throws Exception {
        Map<String, Set<Boolean>> judged = examples().stream().collect(Collectors.groupingBy(LanguageExample::rule,
                Collectors.mapping(LanguageExample::isRefused, Collectors.toSet())));
        for (Rule rule : Rule.values()) {
            if (WITHOUT_SOURCE.contains(rule.code())) continue;
            assertThat(judged.get(rule.code())).as(rule.code()).containsExactlyInAnyOrder(true, false);
        }
        assertThat(judged.values()).allSatisfy(both -> assertThat(both).hasSize(2));
    }

    @Test
    void refusedExamplesNameTheRuleOfTheirSection() throws Exception {
        assertThat(examples().stream().filter(LanguageExample::isRefused))
                .allSatisfy(example -> assertThat(example.expected()).allMatch(line -> line.endsWith(example.rule())));
    }
}
