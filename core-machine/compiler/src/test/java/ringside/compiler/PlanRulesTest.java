package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.Binding;
import ringside.compiler.plan.ImagePlan.CallPlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.Kind;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.ProbePlan;
import ringside.compiler.plan.ImagePlan.Profile;

/// What the architecture refuses: calls between components and domains, entries and probes that do not fit.
final class PlanRulesTest {
    private static final String BOOT = """
            package guest.kernel;
            import guest.lang.*;
            import guest.raw.*;
            import guest.service.Server;
            @RawAllowed(category = RawAllowed.Category.BOOT, reason = "halts")
            final class Boot {
                @Entry(Entry.Kind.BOOT)
                static void boot(long info) {
                    Server.serve((int) info);
                    Control.halt();
                }
                @Probe("switch")
                static void probe(long from) {}
                static void plain(long from) {}
            }
            """;
    private static final String SERVER = """
            package guest.service;
            public final class Server {
                public static int serve(int n) { return n + 1; }
            }
            """;

    @TempDir
    static Path folder;
    private static GuestCode library;

    private final List<CallPlan> calls = new ArrayList<>();
    private final List<ProbePlan> probes = new ArrayList<>();
    private final List<String> frame = new ArrayList<>(List.of("guest.kernel.**"));
    private Mode mode = Mode.UNCHECKED;

    @BeforeAll
    static void compileLibrary() {
        library = GuestCode.library(folder);
    }

    private List<String> refusal(String boot, String server, DomainPlan... domains) throws Exception {
        Path place = Files.createTempDirectory(folder, "demo");
        GuestCode code = library.with(place, Map.of("guest/kernel/Boot", boot, "guest/service/Server", server));
        var plan = new ImagePlan("test", Kind.KERNEL, code.classPath(), List.of(domains), List.of(), frame, calls, probes,
                List.of(), "", Profile.OPTIMISED);
        CompileException refused = catchThrowableOfType(CompileException.class, () -> Compiler.compile(plan));
        return refused == null ? List.of() : refused.diagnostics().stream().map(Diagnostic::toString).toList();
    }

    private ComponentPlan component(String id) {
        return new ComponentPlan(id, List.of("guest." + id + ".**"), mode);
    }

    private DomainPlan oneDomain() {
        return Plans.domain("all", 0, component("kernel"), component("service"));
    }

    @Test
    void listedDirectCallIsAccepted() throws Exception {
        calls.add(new CallPlan("kernel", "service", "guest.service.Server", Binding.DIRECT));
        assertThat(refusal(BOOT, SERVER, oneDomain())).isEmpty();
    }

    @Test
    void unlistedCallIsRefused() throws Exception {
        calls.add(new CallPlan("kernel", "service", "guest.service.Server", Binding.MESSAGE));
        assertThat(refusal(BOOT, SERVER, oneDomain())).containsExactly(
                "Boot.java:9: error: AOT-31 component kernel calls guest.service.Server.serve of component service, which the architecture does not list "
                        + "[Boot.boot]: list the call in architecture.json or use a port");
    }

    @Test
    void calledComponentMayCallBackThroughPort() throws Exception {
        String boot = BOOT.replace("Server.serve((int) info);", "Server.use(new Spin());").replace("@Probe", """
                static final class Spin implements guest.port.Lock {
                        public void acquire() {}
                        public void release() {}
                    }
                    @Probe""");
        String server = SERVER.replace("public static int", "public static void use(guest.port.Lock lock) { lock.acquire(); }\n    public static int");
        calls.add(new CallPlan("kernel", "service", "guest.service.Server", Binding.DIRECT));
        assertThat(refusal(boot, server, oneDomain())).isEmpty();
        calls.clear();
        assertThat(refusal(boot, server, oneDomain())).hasSize(2).last().asString()
                .startsWith("Server.java:3: error: AOT-31 component service calls guest.kernel.Boot$Spin.acquire of component kernel");
    }

    @Test
    void callIntoAnotherDomainIsRefused() throws Exception {
        String start = SERVER.replace("public static int",
                "@guest.lang.Entry(guest.lang.Entry.Kind.START) static void start(long stack) {}\n    public static int");
        assertThat(refusal(BOOT, start, Plans.domain("kernel", 0, component("kernel")),
                Plans.domain("user", 3, component("service")))).containsExactly(
                "Boot.java:9: error: AOT-30 direct use of guest.service.Server.serve in another protection domain [Boot.boot]: use the generated stub of its port");
    }

    @Test
    void classOfNoComponentIsRefused() throws Exception {
        assertThat(refusal(BOOT, SERVER, Plans.domain("kernel", 0, component("kernel")))).containsExactly(
                "Boot.java:9: error: AOT-32 guest.service.Server belongs to no component of this image [Boot.boot]: name its package in architecture.json");
    }

    @Test
    void rawAccessOutsideTheFrameIsRefused() throws Exception {
        mode = Mode.CHECKED;
        frame.clear();
        calls.add(new CallPlan("kernel", "service", "guest.service.Server", Binding.DIRECT));
        assertThat(refusal(BOOT, SERVER, oneDomain())).containsExactly(
                "Boot.java:10: error: AOT-20 raw access Control.halt in checked component kernel outside its frame [Boot.boot]: "
                        + "move it into the frame or use a safe wrapper");
    }

    @Test
    void aCheckedCallOfWhatTrustsItsCallerIsRefused() throws Exception {
        String server = SERVER.replace("public static int serve", "@guest.raw.Trusting(\"n is small\") public static int serve");
        calls.add(new CallPlan("kernel", "service", "guest.service.Server", Binding.DIRECT));
        frame.clear();
        frame.add("guest.kernel.Other");
        assertThat(refusal(BOOT, server, oneDomain())).as("unchecked").isEmpty();
        mode = Mode.CHECKED;
        assertThat(refusal(BOOT.replace("Control.halt();", ""), server, oneDomain())).containsExactly(
                "Boot.java:9: error: AOT-24 checked component kernel calls guest.service.Server.serve, which trusts its caller: n is small [Boot.boot]: "
                        + "ask the frame for a safe object instead");
        frame.add("guest.kernel.**");
        assertThat(refusal(BOOT, server, oneDomain())).as("frame").isEmpty();
    }

    @Test
    void kernelWithoutBootEntryIsRefused() throws Exception {
        String boot = BOOT.replace("@Entry(Entry.Kind.BOOT)", "");
        assertThat(refusal(boot, SERVER, oneDomain())).containsExactly(
                "test:0: error: AOT-33 domain all has no entry BOOT [all]: mark exactly one static method of each kind with the parameter its kind names");
    }

    @Test
    void secondEntryOfAKindIsRefused() throws Exception {
        String boot = BOOT.replace("static void plain", "@Entry(Entry.Kind.BOOT) static void plain");
        calls.add(new CallPlan("kernel", "service", "guest.service.Server", Binding.DIRECT));
        assertThat(refusal(boot, SERVER, oneDomain())).containsExactly(
                "Boot.java:0: error: AOT-33 domain all has a second entry BOOT besides guest.kernel.Boot.boot [Boot.plain]: "
                        + "mark exactly one static method of each kind with the parameter its kind names");
    }

    @Test
    void probesThatDoNotFitAreRefused() throws Exception {
        calls.add(new CallPlan("kernel", "service", "guest.service.Server", Binding.DIRECT));
        probes.add(new ProbePlan("a", "switch", "guest.kernel.Boot.probe", 1));
        probes.add(new ProbePlan("b", "switch", "guest.kernel.Boot.probe", 2));
        probes.add(new ProbePlan("c", "switch", "guest.kernel.Boot.plain", 1));
        probes.add(new ProbePlan("d", "switch", "guest.kernel.Nothing.probe", 1));
        String remedy = ": name a static method marked @Probe with that many long parameters";
        assertThat(refusal(BOOT, SERVER, oneDomain())).containsExactly(
                "test:0: error: AOT-34 probe b names guest.kernel.Boot.probe(JJ)V, which does not exist [b]" + remedy,
                "test:0: error: AOT-34 probe c names guest.kernel.Boot.plain, which is no static method marked @Probe [c]"
                        + remedy,
                "test:0: error: AOT-34 probe d names guest.kernel.Nothing.probe, which does not exist [d]" + remedy);
    }
}
