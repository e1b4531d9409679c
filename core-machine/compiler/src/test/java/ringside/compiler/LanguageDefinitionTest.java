package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.dialect.Rule;
import ringside.compiler.plan.ImagePlan.Binding;
import ringside.compiler.plan.ImagePlan.CallPlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.Kind;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.ProbePlan;
import ringside.compiler.plan.ImagePlan.Profile;
import ringside.compiler.plan.ImagePlan;

/// The compiler refuses what the language definition says it refuses, at the lines marked there, and nothing else.
final class LanguageDefinitionTest {
    private static final Pattern NAME = Pattern.compile("(?:class|interface|record|enum) (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");

    @TempDir
    static Path folder;
    private static GuestCode library;
    private static GuestCode demos;
    private static List<LanguageExamples> examples;

    @BeforeAll
    static void compileExamples() throws Exception {
        library = GuestCode.library(folder);
        examples = LanguageExamples.read();
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("guest/app/Start", Files.readString(GuestCode.PROGRAMS.resolve("guest/app/Start.java")));
        for (LanguageExamples example : examples) {
            if (!example.isWholeFiles()) sources.put(example.home().replace('.', '/') + "/Demo", example.demo());
        }
        demos = library.with(folder.resolve("demos"), sources);
    }

    @Test
    void everyRuleHasAnExampleOfBothKinds() {
        List<String> codes = Arrays.stream(Rule.values()).map(Rule::code).toList();
        for (String verdict : List.of("accepted", "refused")) {
            assertThat(examples.stream().filter(example -> example.verdict().equals(verdict)).map(LanguageExamples::rule).filter(rule -> rule.startsWith("AOT"))
                    .distinct()).as(verdict).containsExactlyElementsOf(codes);
        }
    }

    @TestFactory
    Stream<DynamicTest> examplesMeetTheirVerdict() {
        return examples.stream().map(example -> DynamicTest.dynamicTest(example.toString(), () -> judge(example)));
    }

    private static void judge(LanguageExamples example) throws Exception {
        List<Diagnostic> found = diagnostics(example);
        if (!example.isRefused()) {
            assertThat(found).isEmpty();
            return;
        }
        assertThat(found).isNotEmpty().allSatisfy(one -> {
            assertThat(one.code()).isEqualTo(example.rule());
            assertThat(one.toString()).matches("[\\w.]+:\\d+: error: \\w+-\\d\\d .+ \\[.+\\]: .+");
        });
        List<String> marked = marked(example);
        if (!marked.isEmpty()) assertThat(found.stream().map(one -> one.file() + ":" + one.line()).distinct()).containsExactlyInAnyOrderElementsOf(marked);
    }

    /// Places marked in the example, as `File.java:line`.
    private static List<String> marked(LanguageExamples example) {
        var places = new ArrayList<String>();
        for (String file : example.isWholeFiles() ? example.files() : List.of(example.text())) {
            String[] lines = file.split("\n");
            String name = example.isWholeFiles() ? name(file) : "Demo";
            for (int i = 0; i < lines.length; i++) if (lines[i].endsWith("// refused")) places.add(name + ".java:" + (i + 1));
        }
        return places;
    }

    private static List<Diagnostic> diagnostics(LanguageExamples example) throws IOException {
        ImagePlan plan = example.isWholeFiles() ? kernel(example) : program(example);
        if (example.option("mutate") != null) plan = plan.withMutations(List.of(example.option("mutate")));
        try {
            Compiler.compile(plan);
            return List.of();
        } catch (CompileException e) {
            return e.diagnostics();
        }
    }

    private static ImagePlan program(LanguageExamples example) throws IOException {
        if (example.option("without") != null) {
            Files.delete(demos.classPath().getFirst().resolve(example.home().replace('.', '/') + "/Demo$" + example.option("without") + ".class"));
        }
        var platform = new ComponentPlan("platform", List.of("guest.app.Start"), Mode.UNCHECKED);
        var demo = new ComponentPlan("demo", List.of("guest.app.**"), Mode.CHECKED);
        List<String> frame = example.has("frame") ? List.of("guest.app.**") : List.of();
        String program = example.home() + "." + (example.option("program") == null ? "Demo" : "Demo$" + example.option("program"));
        return new ImagePlan("test", Kind.PROGRAM, demos.classPath(), List.of(Plans.domain("program", 3, platform, demo)), List.of(), frame,
                List.of(new CallPlan("platform", "demo", "guest.lib.Program", Binding.DIRECT)), List.of(), List.of(), program, Profile.OPTIMISED);
    }

    private static ImagePlan kernel(LanguageExamples example) throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String file : example.files()) sources.put(find(PACKAGE, file).replace('.', '/') + "/" + name(file), file);
        GuestCode code = library.with(Files.createTempDirectory(folder, "kernel"), sources);
        Mode mode = example.option("mode") == null ? Mode.CHECKED : Mode.valueOf(example.option("mode"));
        var kernel = new ComponentPlan("kernel", List.of("guest.kernel.**"), mode);
        var service = new ComponentPlan("service", List.of("guest.service.**"), mode);
        List<DomainPlan> domains = example.option("domains") == null ? List.of(Plans.domain("all", 0, kernel, service))
                : List.of(Plans.domain("kernel", 0, kernel), Plans.domain("service", 3, service));
        String call = example.option("call");
        List<CallPlan> calls = call == null ? List.of() : List.of(new CallPlan(call.split(",")[0], call.split(",")[1], "", Binding.DIRECT));
        String probe = example.option("probe");
        List<ProbePlan> probes = probe == null ? List.of() : List.of(new ProbePlan("probe", "switch", probe, 1));
        return new ImagePlan("test", Kind.KERNEL, code.classPath(), domains, List.of(), List.of(), calls, probes, List.of(), "", Profile.OPTIMISED);
    }

    private static String name(String file) {
        return find(NAME, file);
    }

    private static String find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) throw new AssertionError("no " + pattern + " in " + text);
        return found.group(1);
    }
}
