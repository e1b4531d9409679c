package guest.kernel.wiring;

/// Which domains of the image live on which core: the whole placement of the system. Index 0 is a core's monitor.
public final class Residents {
    /// Cores for which the image has a CPU driver.
    public static final int CORES = 2;
    static final int MONITOR = 0;
    static final int FILES = 1;
    /// On core 0 alone.
    static final int CONSOLE = 2;
    static final int CLOCK = 3;

    private Residents() {}

    /// The CPU driver of a core.
    public static String driver(int core) {
        return core == 0 ? "cpu0" : "cpu1";
    }

    public static int count(int core) {
        return core == 0 ? 4 : 2;
    }

    /// Ring-3 domain number `index` of a core.
    public static String name(int core, int index) {
        switch (index) {
            case MONITOR: return core == 0 ? "monitor0" : "monitor1";
            case FILES: return core == 0 ? "fs0" : "fs1";
            case CONSOLE: return "console";
            default: return "clock";
        }
    }
}
