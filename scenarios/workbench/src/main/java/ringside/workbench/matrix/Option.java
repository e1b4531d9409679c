package ringside.workbench.matrix;

/// A column of the matrix.
///
/// @param id        lane id
/// @param label     name for people
/// @param installed whether the lane can be run here
public record Option(String id, String label, boolean installed) {}
