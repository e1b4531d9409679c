package ringside.machine.time;

import ringside.machine.state.StateTape;

/// Where a core is in time, and whether it must leave the block it runs.
///
/// The engine adds the price of a block when the block ends; inside a block `cycles` is the time at its start, `index` the
/// instruction that runs and `extent.before()[index]` the price of those that have run. Anything that costs extra is charged
/// at once. So [#now()] is exact at every instruction, and no instruction has to add its own price.
public final class CoreClock {
    /// Work of one instruction after which a run ends, and between two looks around.
    private static final long MOST_WORK = 1 << 20;
    private static final long WORK_PER_LOOK = 1 << 12;
    /// Deliveries without an instruction between them that no guest recovers from.
    private static final int MOST_DELIVERIES = 1000;

    /// Time at the start of the running block, plus extra charges since.
    public long cycles;
    /// Instructions retired at the start of the running block.
    public long instructions;
    /// Index of the running instruction in its block.
    public int index;
    /// The running block's, [Extent#NONE] between blocks. Of two blocks that follow each other, the first one's stays until the second runs.
    public Extent extent = Extent.NONE;
    /// Set to make the engine leave the block behind the running instruction.
    public boolean leaveBlock;

    private final int mhz;
    /// What the instruction that retires next has done so far; it is forgotten when it retires.
    private long work;
    private long worker = -1;
    private int deliveries;
    private long interrupted = -1;
    private long event = Long.MAX_VALUE;
    private long turnEnd = Long.MAX_VALUE;
    /// The earlier of the two.
    private long deadline = Long.MAX_VALUE;

    public CoreClock(int mhz) {
        this.mhz = mhz;
    }

    /// Model cycles at the start of the running instruction.
    public long now() {
        return cycles + extent.before()[index];
    }

    /// Instructions retired before the running one.
    public long retired() {
        return instructions + index;
    }

    /// Nanoseconds of virtual time.
    public long nanoseconds() {
        return toNanoseconds(now());
    }

    public long toNanoseconds(long cycles) {
        return cycles / mhz * 1000 + cycles % mhz * 1000 / mhz;
    }

    /// First cycle at which at least that many nanoseconds have passed.
    public long toCycles(long nanoseconds) {
        return nanoseconds / 1000 * mhz + (nanoseconds % 1000 * mhz + 999) / 1000;
    }

    /// Adds to the running instruction's price.
    public void charge(int price) {
        cycles += price;
        if (cycles + extent.price() >= deadline) {
            leaveBlock = true;
        }
    }

    /// Cycle at which the engine has to look around: a device event is due or the core's turn is over.
    public long deadline() {
        return deadline;
    }

    /// Cycle at which the next device event is due.
    public long event() {
        return event;
    }

    public void event(long cycle) {
        event = cycle;
        deadline = Math.min(event, turnEnd);
        leaveBlock = true;
    }

    /// Cycle at which another core gets its turn, Long.MAX_VALUE while there is none that could run.
    public long turnEnd() {
        return turnEnd;
    }

    public void turnEnd(long cycle) {
        turnEnd = cycle;
        deadline = Math.min(event, turnEnd);
        leaveBlock = true;
    }

    /// The core gives up the rest of its turn, behind the running instruction.
    public void endTurn() {
        turnEnd(Long.MIN_VALUE);
    }

    /// As [#endTurn()], unless nobody else could run.
    public void yield() {
        if (turnEnd != Long.MAX_VALUE) {
            endTurn();
        }
    }

    /// The block has ended behind its first `count` instructions.
    public void finishBlock(int count) {
        finishBlock(count, extent.before()[count]);
    }

    /// @param price of those instructions
    public void finishBlock(int count, int price) {
        cycles += price;
        instructions += count;
        index = 0;
    }

    /// Counts what a repeated instruction does, in steps that take the host about as long as an instruction. Between two looks it does not
    /// leave the block.
    public void work(long steps) {
        if (worker != retired()) {
            worker = retired();
            work = 0;
        }
        long before = work / WORK_PER_LOOK;
        work += steps;
        if (work / WORK_PER_LOOK != before) {
            leaveBlock = true;
        }
    }

    /// Whether one instruction has worked so long that the run has to end; if so, it may begin again.
    public boolean takeExhaustion() {
        boolean exhausted = work >= MOST_WORK && worker == retired();
        if (exhausted) {
            work = 0;
        }
        return exhausted;
    }

    /// Counts deliveries of exceptions and interrupts; tells whether so many have followed each other that no instruction will ever retire.
    public boolean isStuckInDeliveries() {
        if (interrupted != retired()) {
            interrupted = retired();
            deliveries = 0;
        }
        return ++deliveries > MOST_DELIVERIES;
    }

    /// Takes the time down or puts it back. Between blocks.
    @SuppressWarnings("exports")
    public void state(StateTape tape) {
        cycles = tape.word(cycles);
        instructions = tape.word(instructions);
        event = tape.word(event);
        turnEnd(tape.word(turnEnd));
        deliveries = tape.number(deliveries);
        interrupted = tape.word(interrupted);
    }
}
