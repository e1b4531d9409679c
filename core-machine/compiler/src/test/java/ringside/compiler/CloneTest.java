package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.image.ImageMap;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.Kind;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;

/// Domains of the same packages, one for each core.
final class CloneTest {
    private static final String BOOT = """
            package guest.kernel;
            import guest.lang.*;
            import guest.raw.*;
            @RawAllowed(category = RawAllowed.Category.BOOT, reason = "halts")
            final class Boot {
                static long events;
                @Entry(Entry.Kind.BOOT)
                static void boot(long info) {
                    run(Code.stub("processorStart"));
                }
                @Entry(Entry.Kind.PROCESSOR)
                static void arrive(long argument) {
                    run(argument);
                }
                static void run(long first) {
                    events += first;
                    Control.halt();
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

    private static ImageMap map(String boot) throws Exception {
        GuestCode code = library.with(Files.createTempDirectory(folder, "clones"), Map.of("guest/kernel/Boot", boot));
        List<DomainPlan> domains = List.of(Plans.domain("one", 0, component("cpu0")), Plans.domain("two", 0, component("cpu1")));
        return Compiler.compile(new ImagePlan("test", Kind.KERNEL, code.classPath(), domains, List.of(), List.of(), List.of(), List.of(),
                List.of(), "", Profile.TEACHING)).map();
    }

    private static ComponentPlan component(String id) {
        return new ComponentPlan(id, List.of("guest.kernel.**"), Mode.UNCHECKED);
    }

    @Test
    void domainsOfTheSamePackagesHaveCodeAndDataOfTheirOwn() throws Exception {
        ImageMap map = map(BOOT);
        assertThat(map.functions()).filteredOn(function -> function.symbol().equals("guest.kernel.Boot.arrive"))
                .extracting(ImageMap.Function::domain, ImageMap.Function::component)
                .containsExactlyInAnyOrder(tuple("one", "cpu0"), tuple("two", "cpu1"));
        assertThat(map.segments()).filteredOn(segment -> segment.flags().equals("rw")).extracting(ImageMap.Segment::name)
                .contains("one.cpu0.data", "two.cpu1.data");
    }

    @Test
    void aRing0DomainThatDoesNotBootNeedsAnEntryForItsCore() {
        String without = BOOT.replace("@Entry(Entry.Kind.PROCESSOR)", "").replace("Code.stub(\"processorStart\")", "info");
        assertThatThrownBy(() -> map(without)).isInstanceOf(CompileException.class).hasMessageContaining("domain two has no entry PROCESSOR");
    }
}
