package guest.bench;

/// One thing to measure. Its constructor prepares the data.
interface Routine {
    /// The work; the same at every call of a fresh object.
    ///
    /// @return a checksum of all results
    long run();
}
