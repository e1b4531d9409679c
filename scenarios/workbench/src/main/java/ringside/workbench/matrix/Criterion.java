package ringside.workbench.matrix;

/// A row of the matrix.
///
/// @param id    `fault-isolation`
/// @param label the published name, `Fault isolation`
/// @param reading what more plus signs mean where the name does not say it, else empty
/// @param note    what is counted
public record Criterion(String id, String label, String reading, String note) {

    /// The label with its reading.
    public String title() {
        return reading.isEmpty() ? label : label + " (" + reading + ")";
    }
}
