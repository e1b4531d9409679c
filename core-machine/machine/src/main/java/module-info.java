/// A deterministic x86-64 PC. Knows nothing of kernels, compilers or windows.
module ringside.machine {
    requires ringside.shared;
    requires tools.jackson.databind;
    exports ringside.machine;
    exports ringside.machine.gdb;
    exports ringside.machine.time;
    exports ringside.machine.trace;
}
