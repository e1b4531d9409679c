package ringside.workbench.run;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceSink;
import shared.trace.Mark;

/// Passes events on, and looks at the machine once: when the boot has ended.
final class BootSample implements TraceSink {
    private final TraceSink next;
    private final LongSupplier resident;
    private OptionalLong residentBytes = OptionalLong.empty();

    /// @param resident RAM touched so far
    BootSample(TraceSink next, LongSupplier resident) {
        this.next = next;
        this.resident = resident;
    }

    @Override
    public void accept(TraceEvent event) {
        if (residentBytes.isEmpty() && event instanceof TraceEvent.RequestMark mark && mark.kind() == Mark.BOOTED) {
            residentBytes = OptionalLong.of(resident.getAsLong());
        }
        next.accept(event);
    }

    /// What was seen, or nothing before the boot has ended.
    OptionalLong residentBytes() {
        return residentBytes;
    }
}
