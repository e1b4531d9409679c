package guest.process;

/// Which handles are the console.
public final class Streams {
    private static final int INPUT = 0;
    private static final int OUTPUT = 1;

    private Streams() {}

    public static boolean isConsole(long handle) {
        return handle == INPUT || handle == OUTPUT;
    }
}
