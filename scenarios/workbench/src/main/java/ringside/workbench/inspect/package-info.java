/// Looks into a machine at any moment of a run: Java stack, variables and objects, read from its registers and memory.
///
/// A [Rerun] knows how a lane's machine was switched on; an [Inspector] brings it back to an event and reads a [CallStack] there. What
/// code is at an address and where it keeps its variables is told by the image's map ([CodeMap]); everything else by the machine.
package ringside.workbench.inspect;
