/// The intermediate form: one graph of blocks and nodes in static single assignment form for each compiled method.
///
/// A node computes at most one value from its inputs and stands in exactly one block, in order; constants and symbols too. Ints
/// are kept zero-extended in 64-bit registers, references are plain addresses.
package ringside.compiler.ir;
