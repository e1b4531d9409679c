package ringside.workbench.measure;

import java.util.List;

/// What a fault did, compared with the run of the same image without it.
///
/// @param unharmed     programs that printed what they print without the fault and ended as they do
/// @param harmed       all others
/// @param failedChecks exceptions of checks that the compiler put there, as far as the fault-free run does not have them
public record Harm(List<String> unharmed, List<String> harmed, int failedChecks) {}
