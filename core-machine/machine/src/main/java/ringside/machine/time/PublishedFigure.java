package ringside.machine.time;

/// A published figure of the machine that a cost table is fitted to, which fixed no price of it.
///
/// @param what    was measured
/// @param value   in `unit`
/// @param source  of the figure
/// @param measure name of the measurement that finds the same on the modelled machine
public record PublishedFigure(String what, int value, String unit, String source, String measure) {}
