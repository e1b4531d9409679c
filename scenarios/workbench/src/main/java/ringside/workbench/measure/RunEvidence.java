package ringside.workbench.measure;

import java.util.List;
import java.util.OptionalLong;
import ringside.machine.trace.TraceEvent;
import ringside.workbench.trace.Request;

/// What measures are functions of.
///
/// @param residentBytes RAM touched when the boot had ended, or nothing if it never did
public record RunEvidence(List<TraceEvent> events, List<Request> requests, OptionalLong residentBytes) {}
