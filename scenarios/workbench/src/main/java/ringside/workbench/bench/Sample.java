package ringside.workbench.bench;

/// One run of a [Workload].
///
/// @param checksum     the line it printed
/// @param seconds      of processor time, those of helper threads included
/// @param instructions retired, 0 where nobody counts them
record Sample(String checksum, double seconds, long instructions) {

    /// What this run took more than another.
    Sample less(Sample other) {
        return new Sample(checksum, seconds - other.seconds, instructions - other.instructions);
    }

    double millionsPerSecond() {
        return instructions / seconds / 1e6;
    }
}
