package ringside.workbench.measure.trust;

/// What a failure of some code does to a property.
enum Standing {
    /// It can break it.
    TRUSTED,
    /// It could, but for the checks that the compiler put there.
    CONFINED,
    /// It cannot.
    NEITHER
}
