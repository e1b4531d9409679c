package ringside.machine.exec;

import ringside.machine.isa.CodeSize;
import ringside.machine.time.Extent;
import ringside.machine.trace.Observation;

/// Instructions that run one after the other.
///
/// Starts and ends in one page, except that a single instruction may reach into the next. Valid for one linear address, so that
/// relative addresses are constants.
final class Block {
    private static final int PAGE_SHIFT = 12;

    /// Where the last instruction leads.
    enum Exit {
        /// Behind it.
        ONWARDS,
        /// Where it sets RIP.
        JUMP,
        /// As a jump, and often to the first instruction; all are in one page and in one chain.
        LOOP
    }

    final long start;
    final CodeSize codeSize;
    /// In fewer nodes than instructions, which run one behind the other, for who runs it whole: see [Chains].
    final Node[] steps;
    /// A node for each instruction, for who stops within; null until somebody has.
    Node[] singles;
    final Extent extent;
    /// Of its instructions, and their price.
    final int count;
    final int price;
    final Exit exit;
    final int frame;
    /// Frame of the second page, or -1.
    final int secondFrame;
    /// For an observer: owner of the code, and the probe at its start or null.
    final int owner;
    final Observation.ProbePoint probe;
    /// Blocks of the same physical bytes at other linear addresses or in other modes.
    Block alias;
    private Block lastSuccessor;
    private Block otherSuccessor;

    Block(CodeSize codeSize, Node[] steps, Extent extent, Exit exit, int frame, int secondFrame, int owner, Observation.ProbePoint probe) {
        this.start = extent.addresses()[0];
        this.codeSize = codeSize;
        this.steps = steps;
        this.extent = extent;
        this.count = extent.addresses().length - 1;
        this.price = extent.before()[count];
        this.exit = exit;
        this.frame = frame;
        this.secondFrame = secondFrame;
        this.owner = owner;
        this.probe = probe;
    }

    /// The block at `rip` if it followed this one before, in the same page, else null.
    Block successor(long rip, CodeSize size) {
        var block = lastSuccessor;
        if (block != null && block.start == rip && block.codeSize == size) {
            return block;
        }
        block = otherSuccessor;
        return block != null && block.start == rip && block.codeSize == size ? block : null;
    }

    /// Remembers a successor if both lie in one page, so that they are forgotten together. Instructions that lower the privilege
    /// leave the block, so that no ring runs by this link what it may not fetch.
    void follow(Block next) {
        if ((next.start ^ start) >>> PAGE_SHIFT == 0 && next.secondFrame < 0) {
            otherSuccessor = lastSuccessor;
            lastSuccessor = next;
        }
    }

    /// Address behind the last instruction.
    long end() {
        return extent.addresses()[count];
    }
}
