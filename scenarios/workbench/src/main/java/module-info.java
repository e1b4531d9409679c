/// Scenarios, runs, measures and the command line.
module ringside.workbench {
    requires transitive ringside.machine;
    requires ringside.shared;
    requires ringside.compiler;
    requires tools.jackson.databind;
    requires info.picocli;
}
