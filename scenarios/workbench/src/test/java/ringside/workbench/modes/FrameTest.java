package ringside.workbench.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.image.ImageMap;
import ringside.workbench.Installation;
import ringside.workbench.Problem;
import ringside.workbench.image.LaneImages;

/// What the compiler holds in the framekernel: raw access in one component, and nobody talks the frame into anything.
class FrameTest {
    private static final Path WIRING = Path.of("../../arch-frame/src/main/java/guest/kernel/wiring/Wiring.java");
    private static final Path CLASSES = Path.of("../../arch-frame/target/classes");

    @TempDir
    private Path folder;

    @Test
    void everyRawPlaceOfTheKernelIsInTheFrameOrTheRuntime() throws Exception {
        var map = LaneImages.of(Installation.found()).image("frame").kernel().map();
        assertThat(map.rawPlaces()).extracting(ImageMap.RawPlace::type).isNotEmpty()
                .allMatch(type -> type.startsWith("guest.kernel.frame.") || type.startsWith("guest.platform.") || type.startsWith("guest.lang."));
        assertThat(map.functions()).filteredOn(function -> function.symbol().startsWith("guest.platform."))
                .isNotEmpty().extracting(ImageMap.Function::component).containsOnly("frame");
    }

    @Test
    void checkedCodeCannotMakeMemoryFromNumbers() throws Exception {
        var message = refusal("hardware.archive();", "new MemoryRegion(0, 4096);");
        assertThat(message).contains("AOT-24 checked component kernel calls guest.platform.MemoryRegion.<init>, which trusts its caller");
    }

    @Test
    void checkedCodeCannotReachRawMemory() throws Exception {
        var message = refusal("hardware.ioApic().unmask(IoPort.COM1_LINE);", "guest.raw.Memory.store64(0, 0);");
        assertThat(message).contains("AOT-20 raw access Memory.store64 in checked component kernel outside its frame");
    }

    /// What the compiler says when the wiring has `wrong` instead of `right`.
    private String refusal(String right, String wrong) throws Exception {
        var classes = new ChangedGuest(folder).compile(WIRING, right, wrong, CLASSES);
        var own = folder.resolve("own");
        ChangedGuest.copy(CLASSES, own);
        ChangedGuest.copy(classes, own);
        var found = Installation.found();
        var installation = new Installation(found.guestPath(), found.library(), Optional.empty(), folder.resolve("cache"))
                .withArchitecture(own);
        var refused = new StringBuilder();
        assertThatThrownBy(() -> LaneImages.of(installation).image("frame")).isInstanceOf(Problem.class)
                .satisfies(problem -> refused.append(problem.getMessage()));
        return refused.toString();
    }
}
