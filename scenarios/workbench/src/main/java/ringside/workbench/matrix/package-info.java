/// The decision matrix: from figures of runs and images to scores, and from scores to a ranking under weights.
///
/// [ringside.workbench.matrix.MatrixRuns] gathers evidence, [ringside.workbench.matrix.MatrixBuilder] scores it by the formulas of
/// `mapping.json`, and [ringside.workbench.matrix.Decision] weighs the scores. All but the first are pure: same evidence, same matrix.
package ringside.workbench.matrix;
