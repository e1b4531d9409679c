package ringside.machine.trace;

import ringside.machine.trace.TraceEvent.Direction;
import ringside.machine.trace.TraceEvent.DmaOutcome;

/// Learns of what devices do to memory. Never changes what the guest computes.
@FunctionalInterface
public interface DmaObserver {
    /// @param device as [TraceEvent.Dma#device]
    void accessed(int device, long physical, long length, Direction direction, DmaOutcome outcome);
}
