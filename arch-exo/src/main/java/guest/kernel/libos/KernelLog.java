package guest.kernel.libos;

import guest.kernel.call.KernelCall;
import guest.lang.Output;

/// The kernel's log as an [Output], one call for each line.
public final class KernelLog implements Output {
    private final byte[] line = new byte[KernelCall.MOST_SENT];
    private int length;

    @Override
    public void put(int character) {
        line[length] = (byte) character;
        length++;
        if (character == '\n' || length == line.length) {
            Kernel.send(KernelCall.LOG, line, 0, length);
            length = 0;
        }
    }
}
