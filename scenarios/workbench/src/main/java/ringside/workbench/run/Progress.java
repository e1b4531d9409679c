package ringside.workbench.run;

/// Hears how a run goes on. Called from the threads of the lanes; must be quick and safe for several threads.
public interface Progress {
    /// The lane's images are being looked up or built.
    default void preparing(String lane) {}

    /// The machine runs; called about every million instructions.
    default void running(String lane, long instructions, long events) {}

    default void finished(LaneRun run) {}

    static Progress none() {
        return new Progress() {};
    }
}
