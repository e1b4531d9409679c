package ringside.workbench.matrix;

import java.util.Optional;
import ringside.workbench.architecture.Architecture.Profile;

/// A column of the matrix.
///
/// @param id      lane id
/// @param label   name for people
/// @param profile code shape of its images; absent where the lane cannot be run here
public record Option(String id, String label, Optional<Profile> profile) {

    public boolean installed() {
        return profile.isPresent();
    }
}
