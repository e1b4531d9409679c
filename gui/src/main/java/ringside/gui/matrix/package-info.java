/// The decision matrix on screen: cells with their evidence, weights, and what they decide.
package ringside.gui.matrix;
