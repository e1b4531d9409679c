/// Registers for values: which nodes become operands of others, where every value is live, and a colouring on bit sets of
/// positions.
///
/// A position is a quarter of a step: a step's inputs are read at its first quarter, registers it destroys die at the second, its
/// result appears at the third. Holes in lifetimes come for free.
package ringside.compiler.allocate;
