package guest.kernel.monitor;

import guest.kernel.cpudriver.Doorbells;
import guest.kernel.urpc.Channel;
import guest.kernel.urpc.ChannelServer;
import guest.kernel.urpc.ServedChannel;
import guest.kernel.wiring.Slots;
import guest.port.Dispatcher;
import guest.port.Message;
import guest.server.EndpointTransport;

/// The monitor of a core without programs: what the other monitor decides about channels, it tells the server of its core.
final class Follower implements Dispatcher {
    private static final int OTHER_MONITOR = 0;

    private final EndpointTransport files = new EndpointTransport(Slots.FILES);

    private Follower() {}

    /// Does not return.
    static void run() {
        ServedChannel channel = new ServedChannel(Doorbells.MONITORS, Channel.ADDRESS);
        channel.open(OTHER_MONITOR);
        new ChannelServer(new ServedChannel[] {channel}, new Follower()).run();
    }

    /// A message from core to core becomes a call within the core.
    @Override
    public void dispatch(Message message) {
        message.buffer = null;
        files.call(message);
    }
}
