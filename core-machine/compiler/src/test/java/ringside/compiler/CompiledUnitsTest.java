package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.image.ImageMap.RawPlace;
import ringside.compiler.link.CodeUnit;
import ringside.compiler.link.DataUnit;
import ringside.compiler.link.LinkInput;
import ringside.compiler.link.Relocation;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.Binding;
import ringside.compiler.plan.ImagePlan.CallPlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.Kind;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.ProbePlan;
import ringside.compiler.plan.ImagePlan.Profile;

/// What becomes of components, domains, library code and probes on the way to the linker.
final class CompiledUnitsTest {
    private static final Map<String, String> SOURCES = new LinkedHashMap<>();

    static {
        SOURCES.put("guest/kernel/Boot", """
                package guest.kernel;
                import guest.lang.*;
                import guest.raw.*;
                @RawAllowed(category = RawAllowed.Category.BOOT, reason = "halts and looks at the clock")
                final class Boot {
                    static int ticks;
                    static final int[] TABLE = {1, 2, 3};
                    @Entry(Entry.Kind.BOOT)
                    static void boot(long info) {
                        ticks += helper((int) info) + guest.service.Service.twice(guest.tool.Tool.count(new byte[(int) info]));
                        probe(Control.timestamp(), ticks);
                        TABLE[ticks] = 1;
                        Control.halt();
                    }
                    private static int helper(int n) { return n * 3; }
                    @Probe("switch")
                    static void probe(long from, long to) {}
                }
                """);
        SOURCES.put("guest/service/Service", """
                package guest.service;
                public final class Service {
                    public static int twice(int n) { return 2 * n + guest.tool.Tool.count(new byte[n]); }
                }
                """);
        SOURCES.put("guest/user/Start", """
                package guest.user;
                import guest.lang.*;
                final class Start {
                    @Entry(Entry.Kind.START)
                    static void start(long stack) { while (guest.tool.Tool.count(new byte[2]) > 0) {} }
                }
                """);
        SOURCES.put("guest/tool/Tool", """
                package guest.tool;
                public final class Tool {
                    private static int calls;
                    public static int count(byte[] bytes) {
                        calls++;
                        int sum = 0;
                        for (int i = 0; i < bytes.length; i++) {
                            if (bytes[i] == 3) sum += i;
                            else if (bytes[i] == 4) sum -= bytes[i + 1];
                            else if (bytes[i] > 5) sum ^= bytes[i - 1];
                        }
                        return sum + calls;
                    }
                }
                """);
    }

    @TempDir
    static Path folder;
    private static GuestCode code;

    @BeforeAll
    static void compileSources() {
        code = GuestCode.library(folder).with(folder, SOURCES);
    }

    private static ImagePlan plan(Profile profile) {
        DomainPlan kernel = Plans.domain("kernel", 0, new ComponentPlan("kernel", List.of("guest.kernel.**"), Mode.UNCHECKED),
                new ComponentPlan("service", List.of("guest.service"), Mode.CHECKED));
        DomainPlan user = Plans.domain("user", 3, new ComponentPlan("user", List.of("guest.user"), Mode.CHECKED));
        return new ImagePlan("test", Kind.KERNEL, code.classPath(), List.of(kernel, user), List.of("guest.tool"), List.of(),
                List.of(new CallPlan("kernel", "service", "guest.service.Service", Binding.DIRECT)),
                List.of(new ProbePlan("switch", "switch", "guest.kernel.Boot.probe", 2)), List.of(), "", profile);
    }

    private static CodeUnit unit(LinkInput input, String domain, String symbol) {
        return input.code().stream().filter(one -> one.domain().equals(domain)
                && one.symbol().equals(symbol)).findFirst().orElseThrow();
    }

    private static Set<String> calls(CodeUnit unit) {
        return unit.relocations().stream().filter(hole -> hole.kind() == Relocation.Kind.RELATIVE32).map(Relocation::target).collect(Collectors.toSet());
    }

    @Test
    void samePlanGivesSameBytes() throws Exception {
        assertThat(Compiler.compile(plan(Profile.OPTIMISED)).elf()).isEqualTo(Compiler.compile(plan(Profile.OPTIMISED)).elf());
    }

    @Test
    void libraryCodeIsClonedForEachDomainAndMode() throws Exception {
        LinkInput input = Compiler.units(plan(Profile.TEACHING));
        assertThat(input.code()).filteredOn(unit -> unit.name().equals("guest.tool.Tool.count"))
                .extracting(unit -> unit.domain() + ": " + unit.symbol() + " of '" + unit.component() + "'")
                .containsExactlyInAnyOrder("kernel: guest.tool.Tool.count([B)I unchecked of ''",
                        "kernel: guest.tool.Tool.count([B)I checked of ''",
                        "user: guest.tool.Tool.count([B)I checked of ''");
        assertThat(unit(input, "kernel", "guest.tool.Tool.count([B)I checked").code().length)
                .isGreaterThan(unit(input, "kernel", "guest.tool.Tool.count([B)I unchecked").code().length);
    }

    @Test
    void staticFieldsOfLibrariesExistOnceInEachDomain() throws Exception {
        assertThat(Compiler.units(plan(Profile.OPTIMISED)).data()).filteredOn(unit -> unit.symbol().equals("static guest.tool.Tool.calls"))
                .extracting(DataUnit::domain).containsExactlyInAnyOrder("kernel", "user");
    }

    @Test
    void bodiesAreInlinedWithinAComponentOnly() throws Exception {
        LinkInput input = Compiler.units(plan(Profile.OPTIMISED));
        CodeUnit boot = unit(input, "kernel", "guest.kernel.Boot.boot(J)V");
        assertThat(calls(boot)).contains("guest.service.Service.twice(I)I", "guest.kernel.Boot.probe(JJ)V")
                .doesNotContain("guest.kernel.Boot.helper(I)I");
        assertThat(boot.lines()).extracting(CodeUnit.LineAt::name).contains("guest.kernel.Boot.boot", "guest.kernel.Boot.helper");
    }

    @Test
    void teachingProfileCallsWhatTheSourceCalls() throws Exception {
        CodeUnit boot = unit(Compiler.units(plan(Profile.TEACHING)), "kernel", "guest.kernel.Boot.boot(J)V");
        assertThat(calls(boot)).contains("guest.kernel.Boot.helper(I)I", "guest.tool.Tool.count([B)I unchecked");
    }

    @Test
    void emptyProbeKeepsItsEntryAndItsAddressIsListed() throws Exception {
        var image = Compiler.compile(plan(Profile.OPTIMISED));
        var probe = image.map().functions().stream().filter(one -> one.symbol().equals("guest.kernel.Boot.probe")).findFirst().orElseThrow();
        assertThat(image.map().probes()).singleElement().satisfies(point -> assertThat(point.address()).isEqualTo(probe.start()));
    }

    @Test
    void rawPlacesAreListedWithTheirUses() throws Exception {
        assertThat(Compiler.units(plan(Profile.OPTIMISED)).rawPlaces())
                .containsExactly(new RawPlace("guest.kernel.Boot", "BOOT", "halts and looks at the clock", 2));
    }

    @Test
    void entriesAreAliases() throws Exception {
        assertThat(Compiler.units(plan(Profile.OPTIMISED)).aliases()).isEqualTo(Map.of(
                "kernel", Map.of("@entry.BOOT", "guest.kernel.Boot.boot(J)V"), "user",
                        Map.of("@entry.START", "guest.user.Start.start(J)V")));
    }

    @Test
    void objectsOfInitialisersBelongToTheComponentThatHoldsThem() throws Exception {
        assertThat(Compiler.units(plan(Profile.OPTIMISED)).data()).filteredOn(unit -> unit.symbol().endsWith("int[]")).singleElement().satisfies(unit -> {
            assertThat(unit.component()).isEqualTo("kernel");
            assertThat(unit.bytes()).hasSize(24).startsWith(unit.bytes()[0], 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2);
            assertThat(unit.access()).isEqualTo(DataUnit.Access.READ_WRITE);
        });
    }
}
