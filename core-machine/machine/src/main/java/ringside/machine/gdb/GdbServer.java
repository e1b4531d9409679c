package ringside.machine.gdb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import ringside.machine.Debugger;
import ringside.machine.StopReason;

/// Waits for a debugger on a port that only this computer can reach.
public final class GdbServer implements AutoCloseable {
    private final Debugger debugger;
    private final ServerSocket door;

    /// @param port 0 for any that is free
    public GdbServer(Debugger debugger, int port) throws IOException {
        this.debugger = debugger;
        this.door = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    public int port() {
        return door.getLocalPort();
    }

    /// Waits for one debugger and serves it on this thread until it leaves or the guest ends.
    ///
    /// @return how the guest ended, empty if the debugger left before
    public Optional<StopReason> serve() throws IOException {
        try (var socket = door.accept()) {
            socket.setTcpNoDelay(true);
            return new GdbSession(debugger, new PacketLine(socket.getInputStream(), socket.getOutputStream())).serve();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
