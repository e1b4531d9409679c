/// Faults put into guest class files before they are compiled, so that the same bug reaches every kernel in that kernel's mode.
///
/// A [ringside.compiler.mutate.Site] is a place where an [ringside.compiler.mutate.Operator] can strike. A mutated class counts how
/// often execution passes each of its sites and strikes where the count equals the armed occurrence; armed and unarmed runs
/// execute the same instructions up to there. The counters lie in pages of their own ([ringside.compiler.mutate.MutationWords]), where
/// the workbench arms one of them before the image boots.
package ringside.compiler.mutate;
