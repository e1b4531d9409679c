package ringside.gui.shell;

import javafx.animation.AnimationTimer;
import ringside.gui.playback.PlaybackModel;

/// Lets time pass for the playback, at most thirty times a second, and sleeps while nothing moves.
final class Heartbeat extends AnimationTimer {
    private static final long TICK_NANOS = 33_000_000;
    /// A window that was blocked for longer goes on where it was instead of jumping.
    private static final long LONGEST_NANOS = 250_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final PlaybackModel playback;
    private long last;
    private boolean beating;

    Heartbeat(PlaybackModel playback) {
        this.playback = playback;
    }

    /// Beats while the playback is active; to be called after every change of it.
    void follow() {
        if (playback.active() && !beating) {
            beating = true;
            last = 0;
            start();
        }
    }

    void rest() {
        beating = false;
        stop();
    }

    @Override
    public void handle(long now) {
        if (last == 0) {
            last = now;
        } else if (now - last >= TICK_NANOS) {
            double seconds = Math.min(now - last, LONGEST_NANOS) / NANOS_PER_SECOND;
            last = now;
            playback.advance(seconds);
            if (!playback.active()) {
                rest();
            }
        }
    }
}
