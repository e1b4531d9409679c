package ringside.machine.exec;

import ringside.machine.cpu.Cpu;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.mmu.Mmu;

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

    /// Where in a page an address lies.
    static int inPage(long at) {
        return (int) at & PhysicalMemory.FRAME - 1;
    }

    /// Loads 8 bytes from their page if [Mmu#readable] gave it: then nothing can go wrong. Otherwise through the MMU.
    final long load64(Cpu cpu, byte[] page, long at) {
        if (page != null) {
            return (long) PhysicalMemory.LONG.get(page, inPage(at));
        }
        begin(cpu);
        return cpu.mmu.load64(at);
    }

    /// Stores 8 bytes to their page if [Mmu#writable] gave it, otherwise through the MMU.
    final void store64(Cpu cpu, byte[] page, long at, long value) {
        if (page != null) {
            PhysicalMemory.LONG.set(page, inPage(at), value);
        } else {
            begin(cpu);
            cpu.mmu.store64(at, value);
        }
    }

    /// What a node does last that has accessed memory: if it knows the page, nobody has been asked who could want the engine to look around.
    final void pass(Cpu cpu, byte[] page) {
        if (page != null || !cpu.clock.leaveBlock) {
            next.execute(cpu);
        }
    }

    /// What such a node does last: it goes on unless the engine has to look around.
    final void pass(Cpu cpu) {
        if (!cpu.clock.leaveBlock) {
            next.execute(cpu);
        }
    }
}
