package guest.kernel.monitor;

import guest.kernel.boot.Brief;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;

/// What this core was told when it began ([Brief]).
@RawAllowed(category = Category.BOOT, reason = "reads the core's brief at its fixed address")
final class BootPage {
    private static final byte[] REMOTE_FILES = {'f', 'i', 'l', 'e', 's', '=', 'r', 'e', 'm', 'o', 't', 'e'};

    /// The field at one of [Brief]'s offsets.
    long get(int field) {
        return Memory.load64(Brief.ADDRESS + field);
    }

    /// A copy of the kernel's command line.
    byte[] commandLine() {
        long text = Brief.ADDRESS + Brief.COMMAND_LINE;
        int length = 0;
        while (Memory.load8(text + length) != 0) {
            length++;
        }
        byte[] line = new byte[length];
        Memory.copy(Memory.addressOfElements(line), text, length);
        return line;
    }

    /// Whether the option `files=remote` stands among the blank-separated options.
    boolean wantsRemoteFiles() {
        byte[] line = commandLine();
        int matched = 0;
        for (int i = 0; i < line.length; i++) {
            boolean begins = matched > 0 || i == 0 || line[i - 1] == ' ';
            matched = begins && line[i] == REMOTE_FILES[matched] ? matched + 1 : 0;
            if (matched == REMOTE_FILES.length) {
                return i + 1 == line.length || line[i + 1] == ' ';
            }
        }
        return false;
    }
}
