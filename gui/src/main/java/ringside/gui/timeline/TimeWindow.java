package ringside.gui.timeline;

/// The part of time that tracks show, in model cycles.
///
/// @param from first cycle shown
/// @param to   first cycle not shown any more; always after `from`
public record TimeWindow(long from, long to) {
    private static final long LEAST = 20;

    public TimeWindow {
        to = Math.max(to, from + LEAST);
    }

    public long length() {
        return to - from;
    }

    /// @param factor below 1 to see less, above 1 to see more
    /// @param around cycle that stays where it is
    TimeWindow zoomed(double factor, long around, TimeWindow all) {
        long length = Math.clamp(Math.round(length() * factor), LEAST, all.length());
        double share = (double) (Math.clamp(around, from, to) - from) / length();
        return new TimeWindow(Math.round(around - share * length), Math.round(around - share * length) + length).within(all);
    }

    /// @param share of the window to move by, negative for backwards
    TimeWindow moved(double share, TimeWindow all) {
        long step = Math.round(length() * share);
        return new TimeWindow(from + step, to + step).within(all);
    }

    /// The same length, moved to where there is something to see.
    TimeWindow within(TimeWindow all) {
        long length = Math.min(length(), all.length());
        long start = Math.clamp(from, all.from(), all.to() - length);
        return new TimeWindow(start, start + length);
    }

    double x(long cycle, double width) {
        return (double) (cycle - from) / length() * width;
    }

    long cycle(double x, double width) {
        return from + Math.round(x / Math.max(1, width) * length());
    }
}
