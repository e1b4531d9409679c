package ringside.workbench.fault;

import java.util.Map;
import java.util.Optional;
import ringside.compiler.mutate.Mutation;

/// A fault put into every lane of a run.
///
/// @param occurrence strikes at this pass of its site, counted from the first instruction of the first program
/// @param clones     lane id to the name of the [Clone] it strikes, where it is not the first
public record Fault(String id, Mutation mutation, int occurrence, Map<String, String> clones) {

    public String site() {
        return mutation.site().name();
    }

    /// The clone asked for in a lane.
    public Optional<String> clone(String lane) {
        return Optional.ofNullable(clones.get(lane));
    }
}
