package ringside.machine.virtio;

import java.util.function.LongConsumer;
import ringside.machine.MemoryFilter;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.state.StateTape;
import ringside.machine.trace.DmaObserver;
import ringside.machine.trace.TraceEvent.Direction;
import ringside.machine.trace.TraceEvent.DmaOutcome;

/// One device's way to memory, past the filter.
final class Dma {
    private final PhysicalMemory memory;
    private final MemoryFilter filter;
    private final int device;
    private final DmaObserver observer;
    private long denied;

    /// @param device number of its transport
    Dma(PhysicalMemory memory, MemoryFilter filter, int device, DmaObserver observer) {
        this.memory = memory;
        this.filter = filter;
        this.device = device;
        this.observer = observer;
    }

    /// Whether all bytes are RAM.
    boolean isMemory(long physical, long length) {
        return memory.contains(physical, length);
    }

    /// Accesses the filter has denied.
    long denied() {
        return denied;
    }

    /// Reads 2, 4 or 8 bytes, aligned.
    long read(long physical, int width) throws DmaRefusedException {
        pass(physical, width, Direction.READ);
        return memory.read(physical, width);
    }

    /// Writes 2, 4 or 8 bytes, aligned.
    void write(long physical, int width, long value) throws DmaRefusedException {
        pass(physical, width, Direction.WRITE);
        memory.write(physical, width, value);
    }

    void read(long physical, byte[] target, int from, int length) throws DmaRefusedException {
        pass(physical, length, Direction.READ);
        memory.copy(physical, target, from, length);
    }

    void write(long physical, byte[] source, int from, int length) throws DmaRefusedException {
        pass(physical, length, Direction.WRITE);
        memory.load(physical, source, from, length);
    }

    private void pass(long physical, long length, Direction direction) throws DmaRefusedException {
        var outcome = outcome(physical, length);
        observer.accessed(device, physical, length, direction, outcome);
        if (outcome != DmaOutcome.DONE) {
            denied += outcome == DmaOutcome.DENIED ? 1 : 0;
            throw new DmaRefusedException();
        }
    }

    private DmaOutcome outcome(long physical, long length) {
        if (!filter.allows(physical, length)) {
            return DmaOutcome.DENIED;
        }
        return isMemory(physical, length) ? DmaOutcome.DONE : DmaOutcome.NO_MEMORY;
    }

    void digest(LongConsumer digest) {
        digest.accept(denied);
    }

    void state(StateTape tape) {
        denied = tape.word(denied);
    }
}
