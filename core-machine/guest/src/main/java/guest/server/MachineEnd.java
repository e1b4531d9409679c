package guest.server;

import guest.port.PortRange;

/// Ends the machine through the debug-exit port.
public final class MachineEnd {
    public static final int SUCCESS = 0;
    public static final int FAILURE = 1;

    private final PortRange port;

    public MachineEnd(PortRange port) {
        this.port = port;
    }

    public void exit(int value) {
        port.write(0, value);
    }
}
