package ringside.workbench.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.compiler.plan.ImagePlan;
import ringside.workbench.Problem;
import ringside.workbench.architecture.ArchitectureReader;

class ImagePlansTest {
    private static ImagePlans plans(String file) throws Problem {
        var own = new GuestPath.Entry(Path.of("own"), new TreeMap<>());
        var common = new GuestPath.Entry(Path.of("common"), new TreeMap<>());
        return new ImagePlans(new Lane(ArchitectureReader.read(Path.of("../..", file)), own, List.of(common)));
    }

    @Test
    void theKernelImageHoldsTheDomainsItCarriesInOrder() throws Problem {
        var plan = plans("arch-micro/architecture.json").kernel(new byte[] {7});
        assertThat(plan.kind()).isEqualTo(ImagePlan.Kind.KERNEL);
        assertThat(plan.domains()).extracting(ImagePlan.DomainPlan::id).startsWith("kernel").doesNotContain("program");
        assertThat(plan.domains().getFirst().ring()).isZero();
        assertThat(plan.domains().getFirst().arenaBytes()).isEqualTo(1024 * 1024);
        assertThat(plan.profile()).isEqualTo(ImagePlan.Profile.OPTIMISED);
        assertThat(plan.programClass()).isEmpty();
        assertThat(plan.classPath()).containsExactly(Path.of("own"), Path.of("common"));
    }

    @Test
    void theLanesOwnLibrariesComeBesideThoseEveryLaneHas() throws Problem {
        assertThat(plans("arch-micro/architecture.json").kernel(new byte[0]).libraries())
                .startsWith("guest.lang.**", "guest.port.**", "guest.platform.**", "guest.lib.**").contains("guest.server");
        assertThat(plans("arch-monolithic/architecture.json").kernel(new byte[0]).frame())
                .containsExactly("guest.lang.**", "guest.platform.**", "guest.lib.**");
    }

    @ParameterizedTest
    @CsvSource({"arch-monolithic/architecture.json,fs", "arch-micro/architecture.json,fs", "arch-exo/architecture.json,kernel"})
    void theArchiveBelongsToTheFileServiceOrToTheKernelThatKnowsNoFiles(String file, String owner) throws Problem {
        assertThat(plans(file).kernel(new byte[] {7}).blobs()).singleElement().satisfies(blob -> {
            assertThat(blob.name()).isEqualTo("archive");
            assertThat(blob.ownerComponent()).isEqualTo(owner);
            assertThat(blob.bytes()).containsExactly(7);
        });
    }

    @Test
    void aProgramIsItsOneDomainWithTheProgramsClass() throws Problem {
        var plan = plans("arch-micro/architecture.json").program("reader", "guest.app.Reader");
        assertThat(plan.kind()).isEqualTo(ImagePlan.Kind.PROGRAM);
        assertThat(plan.programClass()).isEqualTo("guest.app.Reader");
        assertThat(plan.domains()).extracting(ImagePlan.DomainPlan::id).containsExactly("program");
        assertThat(plan.domains().getFirst().components().getFirst().mode()).isEqualTo(ImagePlan.Mode.CHECKED);
        assertThat(plan.probes()).extracting(ImagePlan.ProbePlan::id).contains("message");
        assertThat(plan.blobs()).isEmpty();
    }

    @Test
    void aProgramThatBringsItsServicesHasThemAsComponentsOfItsDomain() throws Problem {
        var program = plans("arch-exo/architecture.json").program("reader", "guest.app.Reader");
        assertThat(program.domains()).singleElement()
                .satisfies(domain -> assertThat(domain.components()).extracting(ImagePlan.ComponentPlan::id).startsWith("program", "libos", "fs"));
        assertThat(program.calls()).anyMatch(call -> call.from().equals("libos") && call.to().equals("fs"));
    }

    @Test
    void anImageIsToldTheCallsWithAnEndInIt() throws Problem {
        var program = plans("arch-micro/architecture.json").program("reader", "guest.app.Reader");
        assertThat(program.calls()).isNotEmpty().allMatch(call -> call.from().equals("program") || call.to().equals("program"));
    }

    @Test
    void upcallsAreNotCompiledCalls() throws Problem {
        var calls = plans("arch-exo/architecture.json").kernel(new byte[0]).calls();
        assertThat(calls).noneMatch(call -> call.port().equals("guest.kernel.sched.Upcall")).anyMatch(call -> call.to().equals("binding"));
    }
}
