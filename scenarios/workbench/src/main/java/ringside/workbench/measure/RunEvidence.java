package ringside.workbench.measure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.trace.Request;

/// What measures are functions of.
///
/// @param residentBytes RAM touched when the boot had ended, or nothing if it never did
/// @param harm          what a fault did, or nothing where there was none
public record RunEvidence(List<TraceEvent> events, List<Request> requests, OptionalLong residentBytes, Optional<Harm> harm) {

    /// Of a run without faults.
    public RunEvidence(List<TraceEvent> events, List<Request> requests, OptionalLong residentBytes) {
        this(events, requests, residentBytes, Optional.empty());
    }
}
