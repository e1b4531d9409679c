package ringside.workbench.scenario;

import java.util.Map;
import java.util.Set;
import ringside.workbench.architecture.Architecture;

/// The names a scenario may use.
///
/// @param lanes      installed lanes by id, in their order
/// @param apps       programs by file name in `/bin`
/// @param metrics    names of measures
/// @param costTables names of cost tables
public record Vocabulary(Map<String, Architecture> lanes, Set<String> apps, Set<String> metrics, Set<String> costTables) {}
