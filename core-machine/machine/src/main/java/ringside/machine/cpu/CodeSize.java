package ringside.machine.cpu;

/// How instruction bytes are read.
public enum CodeSize { BITS16, BITS32, BITS64 }
