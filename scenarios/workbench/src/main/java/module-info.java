/// Scenarios, runs, measures and the command line.
module ringside.workbench {
    requires transitive ringside.machine;
    requires transitive ringside.compiler;
    requires ringside.shared;
    requires tools.jackson.databind;
    requires info.picocli;
    requires jdk.management;
    exports ringside.workbench;
    exports ringside.workbench.architecture;
    exports ringside.workbench.bench;
    exports ringside.workbench.campaign;
    exports ringside.workbench.fault;
    exports ringside.workbench.image;
    exports ringside.workbench.inspect;
    exports ringside.workbench.matrix;
    exports ringside.workbench.measure;
    exports ringside.workbench.report;
    exports ringside.workbench.run;
    exports ringside.workbench.scenario;
    exports ringside.workbench.trace;
    opens ringside.workbench.cli to info.picocli;
}
