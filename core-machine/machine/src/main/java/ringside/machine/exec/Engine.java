package ringside.machine.exec;

import ringside.machine.StopReason;
import ringside.machine.cpu.Cpu;
import ringside.machine.cpu.Flags;
import ringside.machine.cpu.GuestFault;
import ringside.machine.cpu.StopRun;
import ringside.machine.cpu.Suspend;
import ringside.machine.cpu.Vector;
import ringside.machine.isa.CodeSize;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.time.CoreClock;
import ringside.machine.time.Extent;

/// Runs one core during its turns, block by block, and stops it exactly where time, interrupts or a limit say.
public final class Engine {
    /// Between two looks at requests from other threads.
    private static final int BLOCKS_PER_LOOK = 4096;

    /// What the engine asks of the board at instruction boundaries.
    public interface Board {
        /// Lets devices act whose time has come.
        void advance();

        /// The vector of a pending interrupt, taken off the controllers, or -1.
        int acknowledgeInterrupt();

        boolean isInterruptPending();

        /// Why the machine has to stop, or null.
        StopReason stopReason();
    }

    private final Cpu cpu;
    private final CoreClock clock;
    private final Board board;
    private final CodeCache cache;
    private final BlockBuilder builder;

    /// @param cache shared by all cores
    public Engine(Cpu cpu, CodeCache cache, Board board) {
        this.cpu = cpu;
        this.clock = cpu.clock;
        this.board = board;
        this.cache = cache;
        this.builder = new BlockBuilder(cpu);
    }

    /// Text of the instruction at a linear address, or empty.
    public String disassemble(long linear) {
        return builder.disassemble(linear);
    }

    /// Runs until the core has retired `limit` instructions in all, or something stops it; null if its turn is over or it waits.
    StopReason run(long limit) {
        try {
            while (true) {
                if (clock.now() >= clock.event()) {
                    board.advance();
                }
                var reason = board.stopReason();
                if (reason != null || !isReady()) {
                    return reason;
                }
                if (clock.retired() >= limit) {
                    return new StopReason.Limit();
                }
                runBlocks(limit);
                if (clock.takeExhaustion()) {
                    return new StopReason.Limit();
                }
            }
        } catch (StopRun stop) {
            return complete(stop.reason());
        }
    }

    /// Adds the instruction's text to a report of something missing, and which core it was to any report.
    private StopReason complete(StopReason reason) {
        var where = cpu.core == 0 ? "" : " on core " + cpu.core;
        return switch (reason) {
            case StopReason.Unimplemented missing -> {
                var text = builder.disassemble(cpu.codeAddress(cpu.rip));
                yield new StopReason.Unimplemented(missing.report() + where + (text.isEmpty() ? "" : ": " + text));
            }
            case StopReason.TripleFault fault -> new StopReason.TripleFault(fault.report() + where);
            case StopReason.Stuck stuck -> new StopReason.Stuck(stuck.report() + where);
            default -> reason;
        };
    }

    /// Does what is due between two instructions; tells whether the next may run now.
    private boolean isReady() {
        if (clock.now() >= clock.turnEnd()) {
            return false;
        }
        if (cpu.debug.isTrapPending()) {
            cpu.debug.trap();
        }
        if (cpu.signals.isPending()) {
            cpu.delivery().signals();
        }
        if (cpu.acceptsInterrupts() && !cpu.interruptShadow && board.isInterruptPending()) {
            takeInterrupt();
        }
        if (cpu.halted) {
            cpu.interruptShadow = false;
            return false;
        }
        return !cpu.signals.isWaiting() && clock.now() < clock.turnEnd();
    }

    /// Cycle at which the core has something to do: now, when a timer is due that may wake it, or Long.MAX_VALUE. Between turns.
    long due() {
        if (cpu.signals.isPending() || cpu.debug.isTrapPending()) {
            return clock.cycles;
        }
        if (cpu.signals.isWaiting()) {
            return Long.MAX_VALUE;
        }
        if (!cpu.halted) {
            return clock.cycles;
        }
        if (!cpu.acceptsInterrupts()) {
            return Long.MAX_VALUE;
        }
        return board.isInterruptPending() ? clock.cycles : Math.max(clock.cycles, clock.event());
    }

    Cpu cpu() {
        return cpu;
    }

    private void takeInterrupt() {
        cpu.halted = false;
        int vector = board.acknowledgeInterrupt();
        if (vector >= 0) {
            requireProgress();
            cpu.delivery().interrupt(vector);
        }
    }

    private void runBlocks(long limit) {
        clock.leaveBlock = false;
        try {
            if (cpu.debug.isCareful()) {
                step(limit);
            } else {
                runChain(limit);
            }
            clock.extent = Extent.NONE;
        } catch (GuestFault fault) {
            fault(fault);
        } catch (Suspend suspend) {
            suspend();
        } catch (StopRun stop) {
            retreat();
            throw stop;
        }
    }

    /// Runs one block after the other until the engine has to look around.
    private void runChain(long limit) {
        var tracer = cpu.tracer();
        var block = find();
        for (int i = 0; i < BLOCKS_PER_LOOK; i++) {
            boolean fits = fits(block, limit);
            if (!fits && isDue(limit)) {
                return;
            }
            if (tracer != null) {
                clock.extent = Extent.NONE;
                tracer.enter(block.owner, block.probe);
            }
            if (fits && !clock.leaveBlock) {
                run(block);
                if (block.exit == Block.Exit.LOOP && tracer == null) {
                    i += repeat(block, limit);
                }
            } else {
                run(block, allowed(block, limit));
            }
            if (clock.leaveBlock) {
                return;
            }
            var next = block.successor(cpu.rip, cpu.codeSize());
            if (next == null) {
                if (isDue(limit)) {
                    return;
                }
                clock.extent = Extent.NONE;
                next = find();
                if (cpu.codeAddress(0) == 0) {
                    block.follow(next);
                }
            }
            block = next;
        }
    }

    /// Runs a block that has just run again while its last instruction jumps to its first; returns how often.
    private int repeat(Block block, long limit) {
        var first = block.steps[0];
        int times = 0;
        while (times < BLOCKS_PER_LOOK && !clock.leaveBlock && cpu.rip == block.start && fits(block, limit)) {
            first.execute(cpu);
            if (clock.leaveBlock) {
                finish(block, clock.index + 1);
            } else {
                clock.finishBlock(block.count, block.price);
            }
            times++;
        }
        return times;
    }

    private boolean isDue(long limit) {
        return clock.instructions >= limit || clock.cycles >= clock.deadline();
    }

    /// Whether nothing is due before the block's end.
    private boolean fits(Block block, long limit) {
        return clock.cycles + block.price < clock.deadline() && clock.instructions + block.count <= limit && !cpu.interruptShadow;
    }

    /// Runs one instruction, or one iteration, with all a debugger in the guest may have asked for.
    private void step(long limit) {
        if (cpu.debug.begin()) {
            var block = find();
            if (cpu.tracer() != null) {
                cpu.tracer().enter(block.owner, block.probe);
            }
            try {
                run(block, Math.min(1, allowed(block, limit)));
            } catch (GuestFault fault) {
                fault(fault);
            } catch (Suspend suspend) {
                suspend();
            }
            cpu.debug.end();
        }
    }

    private Block find() {
        boolean segmented = cpu.codeSize() != CodeSize.BITS64;
        if (segmented && cpu.rip > cpu.segmentation().codeLimit()) {
            throw cpu.faults.generalProtection(0);
        }
        long linear = cpu.codeAddress(cpu.rip);
        int frame = cpu.mmu.fetchFrame(linear);
        if (frame < 0) {
            throw cpu.unimplemented("instruction fetch from device memory");
        }
        int offset = (int) linear & PhysicalMemory.FRAME - 1;
        var block = cache.find(frame, offset, cpu.rip, cpu.codeSize());
        if (block == null || block.secondFrame >= 0 && block.secondFrame != builder.secondFrame(linear)) {
            block = builder.build(frame);
            cache.add(frame, offset, block);
        } else if (segmented && block.end() - 1 > cpu.segmentation().codeLimit()) {
            return builder.build(frame);
        }
        return block;
    }

    /// How many of the block's instructions may run before a limit or an event is due.
    private int allowed(Block block, long limit) {
        if (cpu.interruptShadow) {
            cpu.interruptShadow = false;
            cpu.debug.release();
            clock.leaveBlock = true;
            return 1;
        }
        int count = (int) Math.min(block.count, limit - clock.instructions);
        for (int i = 1; i < count; i++) {
            if (clock.cycles + block.extent.before()[i] >= clock.deadline()) {
                return i;
            }
        }
        return Math.max(count, 1);
    }

    /// Runs all instructions, or as many as it takes until one says to leave. To be called when nobody has said so yet, as nodes that cannot
    /// say so do not note where they are.
    private void run(Block block) {
        clock.extent = block.extent;
        var steps = block.steps;
        steps[0].execute(cpu);
        for (int i = Chains.LENGTH; i < steps.length && !clock.leaveBlock; i += Chains.LENGTH) {
            steps[i].execute(cpu);
        }
        if (clock.leaveBlock) {
            finish(block, clock.index + 1);
            return;
        }
        if (block.exit == Block.Exit.ONWARDS) {
            cpu.rip = block.end();
        }
        clock.finishBlock(block.count, block.price);
    }

    /// Runs the first `count` instructions, or fewer if one says to leave.
    private void run(Block block, int count) {
        if (block.singles == null) {
            builder.separate(block);
        }
        clock.extent = block.extent;
        int done = 0;
        do {
            clock.index = done;
            block.singles[done].execute(cpu);
            done++;
        } while (done < count && !clock.leaveBlock);
        finish(block, done);
    }

    private void finish(Block block, int count) {
        if (count < block.count || block.exit == Block.Exit.ONWARDS) {
            cpu.rip = block.extent.addresses()[count];
        }
        clock.finishBlock(count);
    }

    /// Goes back to the start of the running instruction, if one runs.
    private void retreat() {
        if (clock.extent != Extent.NONE) {
            cpu.rip = clock.extent.addresses()[clock.index];
            clock.finishBlock(clock.index);
            clock.extent = Extent.NONE;
        }
    }

    private void suspend() {
        retreat();
        cpu.flags.system |= Flags.RF;
    }

    private void fault(GuestFault fault) {
        retreat();
        requireProgress();
        boolean stack = fault.isNonCanonical() && builder.usesStackSegment(cpu.codeAddress(cpu.rip));
        cpu.delivery().exception(stack ? Vector.STACK_FAULT : fault.vector(), fault.errorCode(), fault.address());
    }

    /// A handler whose first instruction cannot run is delivered to without end: then nobody would ever come back from a run.
    private void requireProgress() {
        if (clock.isStuckInDeliveries()) {
            throw new StopRun(new StopReason.Stuck("no instruction can run at 0x" + Long.toHexString(cpu.rip) + " in ring " + cpu.ring()
                    + ", only exceptions and interrupts follow each other; CR3 0x" + Long.toHexString(cpu.cr3())
                    + ", RSP 0x" + Long.toHexString(cpu.registers[Cpu.RSP])));
        }
    }
}
