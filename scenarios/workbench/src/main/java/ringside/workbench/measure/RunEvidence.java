package ringside.workbench.measure;

import java.util.List;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.trace.Request;

/// What measures are functions of.
///
/// @param imageBytes size of the image that was booted
public record RunEvidence(List<TraceEvent> events, List<Request> requests, long imageBytes) {}
