package guest.lib;

/// The command lines a kernel starts with: from the option `run=` of its own command line, or from the text of `etc/init`.
///
/// `run=/bin/reader,/data/poem,16;/bin/sleeper,5000000` and
///
/// ```text
/// # a comment
/// /bin/reader /data/poem 16
/// /bin/sleeper 5000000
/// ```
/// say the same. Lines without words do not count.
public final class StartList {
    private static final int OPTION_BYTES = 4;

    private final CommandLine[] commands;
    private int count;

    private StartList(int capacity) {
        commands = new CommandLine[capacity];
    }

    /// The commands of the option `run=` among the blank-separated options of `commandLine`; null if it is absent.
    public static StartList fromOptions(byte[] commandLine) {
        for (int from = 0; from + OPTION_BYTES <= commandLine.length; from++) {
            boolean starts = from == 0 || commandLine[from - 1] == ' ';
            if (starts && isRun(commandLine, from)) {
                int start = from + OPTION_BYTES;
                return split(commandLine, start, end(commandLine, start, commandLine.length, ' '), ';', ',');
            }
        }
        return null;
    }

    /// The commands of the lines of `text`.
    public static StartList fromLines(byte[] text) {
        return split(text, 0, text.length, '\n', ' ');
    }

    public int count() {
        return count;
    }

    public CommandLine command(int index) {
        return commands[index];
    }

    private static boolean isRun(byte[] text, int at) {
        return text[at] == 'r' && text[at + 1] == 'u' && text[at + 2] == 'n' && text[at + 3] == '=';
    }

    private static StartList split(byte[] text, int from, int to, int between, int words) {
        int pieces = 1;
        for (int i = from; i < to; i++) {
            if (text[i] == between) {
                pieces++;
            }
        }
        StartList list = new StartList(pieces);
        int start = from;
        while (start < to) {
            int end = end(text, start, to, between);
            list.add(text, start, end, words);
            start = end + 1;
        }
        return list;
    }

    private void add(byte[] text, int from, int to, int separator) {
        CommandLine command = new CommandLine(text, from, to, separator);
        if (command.count() > 0 && command.word(0)[0] != '#') {
            commands[count] = command;
            count++;
        }
    }

    private static int end(byte[] text, int from, int to, int separator) {
        int at = from;
        while (at < to && text[at] != separator) {
            at++;
        }
        return at;
    }
}
