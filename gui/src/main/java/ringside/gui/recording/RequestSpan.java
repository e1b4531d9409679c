package ringside.gui.recording;

/// One marked request in a lane's events.
///
/// @param open  index of the event that opened it
/// @param close index of the event that closed it, or of the last event where nothing did
public record RequestSpan(long id, int open, int close) {}
