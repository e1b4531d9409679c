/// Transformations of the graph that keep its meaning: folding, value numbering, check elimination, branch threading, address
/// folding.
package ringside.compiler.optimise;
