package ringside.workbench.bench;

import ringside.workbench.Problem;

/// One figure that can be measured.
public interface Benchmark {
    /// As in `ringside bench NAME`: a group, a point, and what is measured.
    String name();

    /// Measures, which takes seconds to a minute.
    ///
    /// @throws Problem if what is measured does not work
    Measurement measure() throws Problem, InterruptedException;
}
