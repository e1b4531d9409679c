package ringside.machine.exec;

import ringside.machine.cpu.Cpu;

/// One instruction, ready to run. Nodes never change and hold no state.
///
/// A class and not an interface, because calling through a class is cheaper where many kinds meet.
abstract class Node {
    /// Executes. Throws before anything has changed if the instruction faults. Control transfers set RIP.
    abstract void execute(Cpu cpu);
}
