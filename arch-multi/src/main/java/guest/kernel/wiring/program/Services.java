package guest.kernel.wiring.program;

import guest.kernel.urpc.Channel;
import guest.kernel.urpc.ChannelTransport;
import guest.kernel.urpc.Side;
import guest.kernel.wiring.Slots;
import guest.lang.Stubs;
import guest.port.ClockService;
import guest.port.ConsoleService;
import guest.port.FileService;
import guest.server.EndpointTransport;
import guest.server.MessageOs;
import guest.server.ProcessService;

/// How this program reaches the services. The monitor decided where its files are: who has a channel asks there.
final class Services {
    private Services() {}

    static MessageOs bind() {
        ConsoleService console = Stubs.proxy(ConsoleService.class, new EndpointTransport(Slots.CONSOLE));
        ClockService clock = Stubs.proxy(ClockService.class, new EndpointTransport(Slots.CLOCK));
        ProcessService processes = Stubs.proxy(ProcessService.class, new EndpointTransport(Slots.MONITOR));
        int channels = Side.channels();
        if (channels == 0) {
            return new MessageOs(Stubs.proxy(FileService.class, new EndpointTransport(Slots.FILES)), console, clock, processes);
        }
        FileService files = Stubs.proxy(FileService.class, new ChannelTransport(numberOf(channels), Channel.ADDRESS));
        return new RemoteOs(new PagedFiles(files), console, clock, processes);
    }

    /// The only element of a set of channels.
    private static int numberOf(int channels) {
        int number = 0;
        while (channels >>> number != 1) {
            number++;
        }
        return number;
    }
}
