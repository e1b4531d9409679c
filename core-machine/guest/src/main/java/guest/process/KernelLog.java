package guest.process;

import guest.lang.Text;
import guest.platform.DebugConsole;

/// The kernel's log on the debug console: lines that begin with the kernel's name.
public final class KernelLog {
    private final Text text = new Text(new DebugConsole());
    private final String kernel;

    public KernelLog(String kernel) {
        this.kernel = kernel;
    }

    /// Begins a line; the caller ends it.
    public Text entry() {
        return text.string(kernel).string(": ");
    }
}
