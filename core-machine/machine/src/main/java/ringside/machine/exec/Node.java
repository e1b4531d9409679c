package ringside.machine.exec;

import ringside.machine.cpu.Cpu;

/// One instruction, ready to run, and what runs behind it.
///
/// A class and not an interface, because calling through a class is cheaper where many kinds meet.
abstract class Node {
    /// Behind the last one.
    static final Node END = new Node() {
        @Override
        void execute(Cpu cpu) {}
    };

    /// Runs behind this node; each does that itself, and nobody has to come back in between.
    Node next = END;
    /// Number of the instruction in its block.
    int index;

    /// Executes, then lets the next do so. Throws before anything has changed if the instruction faults. Control transfers set RIP, and come last.
    abstract void execute(Cpu cpu);

    /// Puts the node in its place in a block.
    void link(int index, Node next) {
        this.index = index;
        this.next = next;
    }

    /// What a node does first that may fault, or that time or an observer may ask for.
    final void begin(Cpu cpu) {
        cpu.clock.index = index;
    }

    /// What such a node does last: it goes on unless the engine has to look around.
    final void pass(Cpu cpu) {
        if (!cpu.clock.leaveBlock) {
            next.execute(cpu);
        }
    }
}
