package ringside.compiler.build;

import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.world.GuestMethod;

/// One method to compile in one domain: component methods in their component's mode, library methods in their callers' modes.
///
/// @param component owner, or empty for library code
public record Unit(GuestMethod method, Mode mode, String component) {
    public boolean isLibrary() {
        return component.isEmpty();
    }

    /// Unique in a domain.
    public String symbol() {
        return method.displayName() + method.descriptor()
                + (isLibrary() ? " " + mode.name().toLowerCase(java.util.Locale.ROOT) : "");
    }
}
