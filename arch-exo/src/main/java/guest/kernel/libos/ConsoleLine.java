package guest.kernel.libos;

import guest.kernel.call.KernelCall;
import guest.port.CharacterDevice;
import guest.port.InterruptLine;

/// The console as the kernel binds it: pieces of text out, single characters in, and word when some have come.
public final class ConsoleLine implements CharacterDevice, InterruptLine {
    private final Upcalls upcalls;

    public ConsoleLine(Upcalls upcalls) {
        this.upcalls = upcalls;
    }

    /// Nothing to do: the kernel has set the device up for everybody.
    @Override
    public void start() {}

    @Override
    public void send(byte[] characters, int count) {
        int sent = 0;
        while (sent < count) {
            int result = Kernel.send(KernelCall.CONSOLE, characters, sent, count - sent);
            if (result <= 0) {
                return;
            }
            sent += result;
        }
    }

    @Override
    public int receive() {
        int character = Kernel.receive();
        return character < 0 ? NOTHING : character;
    }

    @Override
    public void await() {
        upcalls.awaitInput();
    }

    @Override
    public void acknowledge() {
        upcalls.forgetInput();
    }
}
