package guest.kernel.urpc;

import guest.port.Dispatcher;
import guest.port.Message;
import guest.raw.Control;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// Serves the clients of several channels, one request after another, in one dispatcher.
@RawAllowed(category = Category.MESSAGES, reason = "tells the processor that it polls")
public final class ChannelServer {
    /// How often to look at all channels before sleeping.
    private static final int POLLS = 4000;

    private final ServedChannel[] channels;
    private final int all;
    private final Dispatcher dispatcher;
    private final Message message = new Message();

    /// Serves `channels`.
    public ChannelServer(ServedChannel[] channels, Dispatcher dispatcher) {
        this.channels = channels;
        this.dispatcher = dispatcher;
        int set = 0;
        for (int i = 0; i < channels.length; i++) {
            set |= channels[i].bit();
        }
        all = set;
    }

    /// Works in the running dispatcher. Does not return.
    public void run() {
        long identity = Side.identify();
        for (int i = 0; i < channels.length; i++) {
            channels[i].serveAs(identity);
        }
        int idle = 0;
        while (true) {
            if (serveAll()) {
                idle = 0;
            } else if (idle < POLLS) {
                idle++;
                Control.pause();
            } else {
                sleep();
                idle = 0;
            }
        }
    }

    private boolean serveAll() {
        boolean served = false;
        for (int i = 0; i < channels.length; i++) {
            if (channels[i].isAsked()) {
                channels[i].serve(dispatcher, message);
                served = true;
            }
        }
        return served;
    }

    private void sleep() {
        boolean asked = false;
        for (int i = 0; i < channels.length; i++) {
            asked |= channels[i].sleep();
        }
        if (!asked) {
            Side.awaitRing(all);
        }
        for (int i = 0; i < channels.length; i++) {
            channels[i].wake();
        }
    }
}
