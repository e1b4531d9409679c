package ringside.gui.app;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ringside.gui.theme.Theme;
import ringside.gui.theme.Zoom;
import ringside.workbench.Problem;

/// What the command line says; [#USAGE] lists the words.
///
/// @param scenario   id of the scenario to open
/// @param display    where the window appears
/// @param screenshot file to draw the window into, instead of showing it to anybody
/// @param at         stop to go to before drawing
/// @param architectures folders and jars with kernels of the user's own
record StartOptions(
        String scenario,
        Display display,
        Optional<Theme> theme,
        Optional<Zoom> zoom,
        Optional<Size> size,
        Optional<Path> screenshot,
        OptionalInt at,
        List<Path> architectures) {
    private static final String FIRST_SCENARIO = "S01";
    static final String USAGE = """
            Usage: ringside [window [SCENARIO] [OPTION]...]
            Opens the workbench on a scenario, S01 where none is named.
              --arch DIR         Also show the kernel in this folder or jar. Can be repeated.
              --theme NAME       light or dark.
              --zoom PERCENT     Size of all text.
              --size WxH         Size of the window in pixels.
              --screenshot FILE  Draw the window into a PNG file and end.
              --at STOP          Go to this stop before drawing.
              --headless         Draw without a display.
              -h, --help         Show this help message and exit.
            """;

    enum Display { DESKTOP, NONE }

    /// In pixels.
    record Size(int width, int height) {}

    static StartOptions parse(List<String> arguments) throws Problem {
        String scenario = FIRST_SCENARIO;
        Display display = Display.DESKTOP;
        Optional<Theme> theme = Optional.empty();
        Optional<Zoom> zoom = Optional.empty();
        Optional<Size> size = Optional.empty();
        Optional<Path> screenshot = Optional.empty();
        OptionalInt at = OptionalInt.empty();
        List<Path> architectures = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String word = left.pop();
            switch (word) {
                case "--headless" -> display = Display.NONE;
                case "--theme" -> theme = Optional.of(theme(value(word, left)));
                case "--zoom" -> zoom = Optional.of(zoom(value(word, left)));
                case "--size" -> size = Optional.of(size(value(word, left)));
                case "--screenshot" -> screenshot = Optional.of(Path.of(value(word, left)));
                case "--at" -> at = OptionalInt.of(number(word, value(word, left)));
                case "--arch" -> architectures.add(Path.of(value(word, left)));
                default -> {
                    if (word.startsWith("-")) {
                        throw wrong("there is no option " + word + " here; there are --headless, --theme, --zoom, --size, --screenshot, --at and --arch");
                    }
                    scenario = word;
                }
            }
        }
        return new StartOptions(scenario, display, theme, zoom, size, screenshot, at, List.copyOf(architectures));
    }

    private static String value(String option, Deque<String> left) throws Problem {
        if (left.isEmpty()) {
            throw wrong(option + " needs a value");
        }
        return left.pop();
    }

    private static Theme theme(String text) throws Problem {
        return Theme.named(text).orElseThrow(() -> wrong("--theme " + text + ": there are light and dark"));
    }

    private static Zoom zoom(String text) throws Problem {
        try {
            return new Zoom(number("--zoom", text));
        } catch (IllegalArgumentException outside) {
            throw wrong("--zoom " + text + ": " + outside.getMessage());
        }
    }

    private static Size size(String text) throws Problem {
        String[] parts = text.split("x", -1);
        if (parts.length != 2) {
            throw wrong("--size " + text + ": give it as 1280x800");
        }
        return new Size(number("--size", parts[0]), number("--size", parts[1]));
    }

    private static int number(String option, String text) throws Problem {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException noNumber) {
            throw wrong(option + " " + text + ": that is not a whole number");
        }
    }

    private static Problem wrong(String message) {
        return new Problem(Problem.Kind.USAGE, message);
    }
}
