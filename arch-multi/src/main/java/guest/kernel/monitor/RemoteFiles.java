package guest.kernel.monitor;

import guest.kernel.cpudriver.Doorbells;
import guest.kernel.urpc.Binding;
import guest.port.Message;
import guest.port.Transport;
import shared.abi.Errno;

/// By the file service of the other core, through a channel for each process. The other monitor has to agree.
final class RemoteFiles implements FilePlace {
    private static final int FREE = 0;

    private final Construction kernel;
    private final Transport otherMonitor;
    private final Message message = new Message();
    /// Process that has the channel with this number, or [#FREE].
    private final int[] owner = new int[Doorbells.CHANNELS];

    RemoteFiles(Construction kernel, Transport otherMonitor) {
        this.kernel = kernel;
        this.otherMonitor = otherMonitor;
    }

    @Override
    public int open(int domain, int process) {
        int channel = channelOf(FREE);
        if (channel == Doorbells.CHANNELS) {
            return -Errno.EAGAIN;
        }
        int failure = kernel.bindChannel(domain, channel);
        if (failure == 0) {
            failure = agree(Binding.OPEN, channel, process);
        }
        if (failure == 0) {
            owner[channel] = process;
        }
        return failure;
    }

    @Override
    public void close(int process) {
        int channel = channelOf(process);
        if (channel < Doorbells.CHANNELS) {
            agree(Binding.CLOSE, channel, process);
            owner[channel] = FREE;
        }
    }

    private int agree(int operation, int channel, int process) {
        message.operation = operation;
        message.first = channel;
        message.second = process;
        otherMonitor.call(message);
        return (int) message.result;
    }

    /// The first channel of `process`, or a number beyond the last.
    private int channelOf(int process) {
        int channel = Doorbells.FIRST_PROGRAM;
        while (channel < Doorbells.CHANNELS && owner[channel] != process) {
            channel++;
        }
        return channel;
    }
}
