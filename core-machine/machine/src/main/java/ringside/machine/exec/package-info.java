/// Execution: decoded blocks of small nodes, and the engine that runs them and stops them exactly.
///
/// [ringside.machine.exec.Bindings] binds every operation of the instruction table to a method; frequent forms have node
/// classes of their own. [ringside.machine.exec.Engine] is the loop.
package ringside.machine.exec;
