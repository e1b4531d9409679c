/// From bytecode to graphs: the operand stack becomes values, calls become direct or table calls or inlined bodies, and the
/// checks of the component's mode become nodes.
package ringside.compiler.build;
