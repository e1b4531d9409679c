package ringside.workbench.measure.trust;

/// A statement that holds only while some code does what it is meant to do.
enum Property {
    /// No program can read or change another program's memory.
    MEMORY,
    /// What a program reads from a file is what the file holds. Whoever can change memory can change that too, so everything that
    /// [#MEMORY] needs is needed here.
    FILES
}
