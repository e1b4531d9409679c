package guest.service.console;

/// Collects typed characters into lines that can be edited until they are finished.
///
/// Carriage return ends a line like newline; backspace and delete take a character back; control-D ends the line without a
/// newline, and on an empty line means the end of input. Characters beyond the line's capacity are dropped.
final class LineDiscipline {
    /// Answers of [#accept]: nothing to show, show the character, take one back, show a line end.
    static final int SILENT = 0;
    static final int SHOW = 1;
    static final int ERASE = 2;
    static final int NEW_LINE = 3;

    private static final int CONTROL_D = 0x04;
    private static final int BACKSPACE = 0x08;
    private static final int DELETE = 0x7F;

    private final byte[] line = new byte[256];
    private int length;
    private int taken;
    private boolean finished;

    /// True if a line waits to be taken; nothing may be accepted before it was.
    boolean isFinished() {
        return finished;
    }

    /// Takes a typed character and says how to echo it.
    int accept(int character) {
        switch (character) {
            case '\n':
            case '\r':
                line[length] = '\n';
                length++;
                finished = true;
                return NEW_LINE;
            case CONTROL_D:
                finished = true;
                return SILENT;
            case BACKSPACE:
            case DELETE:
                if (length == 0) {
                    return SILENT;
                }
                length--;
                return ERASE;
            default:
                // One place is kept for the newline.
                if (length == line.length - 1) {
                    return SILENT;
                }
                line[length] = (byte) character;
                length++;
                return SHOW;
        }
    }

    /// The bytes of the finished line from index [#taken()] on.
    byte[] bytes() {
        return line;
    }

    int taken() {
        return taken;
    }

    /// Bytes of the finished line not taken yet.
    int left() {
        return length - taken;
    }

    /// Takes `count` bytes; with the last one a new line can begin.
    void take(int count) {
        taken += count;
        if (taken == length) {
            length = 0;
            taken = 0;
            finished = false;
        }
    }
}
