package ringside.workbench.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import ringside.workbench.architecture.Architecture.Profile;

/// What the user wants different from what the scenario says.
///
/// @param lanes lane ids in the order to show; empty for those of the scenario that exist
/// @param seed  instead of the scenario's
/// @param knobs lane id or `all`, to knob, to value
/// @param costs cost table instead of the scenario's
public record RunOptions(List<String> lanes, OptionalLong seed, Map<String, Map<String, String>> knobs, Optional<String> costs) {

    /// The knob of lanes that can be compiled for either purpose.
    private static final String PROFILE = "profile";

    /// The scenario as it stands.
    public static RunOptions asWritten() {
        return new RunOptions(List.of(), OptionalLong.empty(), Map.of(), Optional.empty());
    }

    /// All lanes that leave the choice with code for this purpose.
    public RunOptions withProfile(Profile profile) {
        var turned = new LinkedHashMap<>(knobs);
        var all = new LinkedHashMap<>(knobs.getOrDefault(ChosenKnobs.ALL, Map.of()));
        all.put(PROFILE, profile.word());
        turned.put(ChosenKnobs.ALL, all);
        return new RunOptions(lanes, seed, turned, costs);
    }

    public RunOptions withLanes(List<String> chosen) {
        return new RunOptions(List.copyOf(chosen), seed, knobs, costs);
    }
}
