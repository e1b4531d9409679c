package ringside.machine.isa;

/// How instruction bytes are read.
public enum CodeSize { BITS16, BITS32, BITS64 }
