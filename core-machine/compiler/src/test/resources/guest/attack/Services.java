package guest.attack;

import guest.app.Out;

/// Stands for the services under test, which replace this class.
public final class Services {
    public static final int COUNT = 0;

    private Services() {}

    public static void run(int service, Out out) {}
}
