package ringside.workbench.measure.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.image.ImageMap;
import ringside.workbench.architecture.Architecture;
import ringside.workbench.architecture.Architecture.Binding;
import ringside.workbench.architecture.Architecture.Call;
import ringside.workbench.architecture.Architecture.Carrier;
import ringside.workbench.architecture.Architecture.Component;
import ringside.workbench.architecture.Architecture.Domain;
import ringside.workbench.architecture.Architecture.Instances;
import ringside.workbench.architecture.Architecture.Mode;
import ringside.workbench.architecture.Architecture.Trust;
import ringside.workbench.image.GuestPath;
import ringside.workbench.image.Lane;
import ringside.workbench.image.LaneImage;

/// The rule of what is trusted, on small images made by hand: every function is 100 bytes and two lines long.
class TrustedCodeTest {
    private static final int LENGTH = 100;

    private static Domain domain(String id, int ring, Component... components) {
        return new Domain(id, ring, "0", Carrier.KERNEL, 64, 16, List.of(components));
    }

    private static Component component(String id, Mode mode, Trust trust) {
        return new Component(id, List.of("guest." + id), mode, trust, Instances.ONE);
    }

    private static Component files(Mode mode, Trust trust) {
        return new Component("fs", List.of("guest.service.fs"), mode, trust, Instances.ONE);
    }

    private static TrustedCode of(Domain... domains) {
        return TrustedCode.of(image(List.of(), domains), Property.MEMORY);
    }

    private static OptionalDouble checkedShare(Domain... domains) {
        return TrustedCode.checkedShare(image(List.of(), domains));
    }

    /// One function `guest.COMPONENT.Main.run` for each component, and `guest.lang.Text.line` in each domain.
    private static LaneImage image(List<Call> calls, Domain... domains) {
        var functions = new ArrayList<ImageMap.Function>();
        var lines = new ArrayList<ImageMap.Line>();
        for (Domain domain : domains) {
            for (Component component : domain.components()) {
                add(functions, lines, "guest." + component.id() + ".Main", "run", component.id(), domain.id());
            }
            add(functions, lines, "guest.lang.Text", "line", "", domain.id());
        }
        var places = List.of(new ImageMap.RawPlace("guest.lang.Text", "RUNTIME", "r", 1), new ImageMap.RawPlace("guest.fs.Main", "RUNTIME", "r", 1));
        var map = new ImageMap("x", "optimised", List.of(), List.of(), functions, lines, List.of(), places);
        var architecture = new Architecture("1.0", "x", 1, "X", "An idea.", Architecture.Profile.OPTIMISED, Architecture.Mode.CHECKED, List.of(), List.of(domains), calls,
                List.of(), List.of(), List.of(), List.of(), new Architecture.Drawing(List.of(), List.of()));
        var lane = new Lane(architecture, new GuestPath.Entry(Path.of("x"), new TreeMap<>()), List.of());
        return new LaneImage(lane, new CompiledImage(new byte[0], map), Map.of());
    }

    private static void add(List<ImageMap.Function> functions, List<ImageMap.Line> lines, String type, String method, String component, String domain) {
        long start = 0xFFFF_FFFF_8000_0000L + 0x100L * functions.size();
        functions.add(new ImageMap.Function(type + "." + method, "()V", component, domain, start, LENGTH, 0));
        lines.add(new ImageMap.Line(start, "F.java", type + "." + method, 0));
        lines.add(new ImageMap.Line(start + 10, "F.java", type + "." + method, 7));
        lines.add(new ImageMap.Line(start + 20, "F.java", type + "." + method, 8));
        lines.add(new ImageMap.Line(start + 30, "F.java", type + "." + method, 7));
    }

    @Test
    void uncheckedCodeInRingZeroIsTrustedWhateverItIsCalled() {
        var kernel = domain("kernel", 0, component("kernel", Mode.UNCHECKED, Trust.TRUSTED), component("fs", Mode.UNCHECKED, Trust.CONFINED));
        var code = of(kernel);
        assertThat(code.bytes()).isEqualTo(3 * LENGTH);
        assertThat(code.lines()).isEqualTo(6);
        assertThat(code.rawPlaces()).isEqualTo(2);
        assertThat(code.confinedBytes()).isZero();
        assertThat(checkedShare(kernel)).hasValue(0);
    }

    @Test
    void checkedCodeInRingZeroIsConfinedByTheCompiler() {
        var kernel = domain("kernel", 0, component("kernel", Mode.UNCHECKED, Trust.TRUSTED), component("fs", Mode.CHECKED, Trust.CONFINED));
        var code = of(kernel);
        assertThat(code.bytes()).isEqualTo(2 * LENGTH);
        assertThat(code.rawPlaces()).isEqualTo(1);
        assertThat(code.confinedBytes()).isEqualTo(LENGTH);
        assertThat(checkedShare(kernel)).hasValue(0.5);
    }

    @Test
    void aServiceInRingThreeIsNotTrustedAndACloneOfTheLibraryThereNeither() {
        var code = of(domain("kernel", 0, component("kernel", Mode.UNCHECKED, Trust.TRUSTED)),
                domain("files", 3, component("fs", Mode.UNCHECKED, Trust.ISOLATED)));
        assertThat(code.bytes()).isEqualTo(2 * LENGTH);
    }

    @Test
    void aDomainThatHandsOutMemoryIsTrustedInRingThreeToo() {
        var code = of(domain("kernel", 0, component("kernel", Mode.UNCHECKED, Trust.TRUSTED)),
                domain("root", 3, component("root", Mode.UNCHECKED, Trust.TRUSTED)));
        assertThat(code.bytes()).as("a function counts once however often it was compiled").isEqualTo(3 * LENGTH);
        assertThat(code.lines()).isEqualTo(6);
    }

    @Test
    void aProgramIsNotTrustedNotEvenInRingZero() {
        var kernel = domain("kernel", 0, component("kernel", Mode.UNCHECKED, Trust.TRUSTED),
                new Component("program", List.of("guest.app.**"), Mode.CHECKED, Trust.TRUSTED, Instances.ONE));
        assertThat(of(kernel).bytes()).isEqualTo(2 * LENGTH);
        assertThat(of(kernel).confinedBytes()).isZero();
    }

    @Test
    void aCheckedFileServiceMustBeRightForFilesAlthoughNotForMemory() {
        var image = image(List.of(), domain("kernel", 0, component("kernel", Mode.UNCHECKED, Trust.TRUSTED), files(Mode.CHECKED, Trust.CONFINED)));
        assertThat(TrustedCode.of(image, Property.MEMORY).bytes()).isEqualTo(2 * LENGTH);
        assertThat(TrustedCode.of(image, Property.FILES).bytes()).isEqualTo(3 * LENGTH);
    }

    @Test
    void whoMayCallTheFileServiceStandsBetweenAProgramAndItsFile() {
        var kernel = domain("kernel", 0, component("kernel", Mode.UNCHECKED, Trust.TRUSTED), component("calls", Mode.CHECKED, Trust.CONFINED),
                component("console", Mode.CHECKED, Trust.CONFINED), files(Mode.CHECKED, Trust.CONFINED));
        var image = image(List.of(new Call("calls", "fs", "guest.port.FileService", Binding.DIRECT)), kernel);
        assertThat(TrustedCode.of(image, Property.FILES).bytes()).isEqualTo(4 * LENGTH);
        assertThat(TrustedCode.of(image, Property.FILES).confinedBytes()).as("the console").isEqualTo(LENGTH);
    }

    @Test
    void whatSharesTheMemoryOfAFileServiceInRingThreeCanSpoilIt() {
        var alone = image(List.of(), domain("kernel", 0, component("kernel", Mode.UNCHECKED, Trust.TRUSTED)),
                domain("files", 3, files(Mode.UNCHECKED, Trust.ISOLATED)), domain("console", 3, component("console", Mode.UNCHECKED, Trust.ISOLATED)));
        var together = image(List.of(), domain("kernel", 0, component("kernel", Mode.UNCHECKED, Trust.TRUSTED)),
                domain("files", 3, files(Mode.UNCHECKED, Trust.ISOLATED), component("console", Mode.UNCHECKED, Trust.ISOLATED)));
        assertThat(TrustedCode.of(alone, Property.FILES).bytes()).isEqualTo(3 * LENGTH);
        assertThat(TrustedCode.of(together, Property.FILES).bytes()).isEqualTo(4 * LENGTH);
    }
}
