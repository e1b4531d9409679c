package ringside.machine.debian;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a Linux kernel says from its start to its end, without when it says it, and what a script prints in between.
///
/// @param text as it came from the serial line
record BootLog(String text) {
    private static final String BEGIN = "--- script";
    private static final String END = "--- end";
    private static final Pattern STAMP = Pattern.compile("^\\[ *\\d+\\.\\d+] ");
    /// Moments that the kernel names within a line. The two machines count a repeated string instruction differently, so they are not the same.
    private static final Pattern MOMENT = Pattern.compile("(?<=^audit: type=2000 audit\\()[\\d.]+(?=:)|(?<=^sched_clock: Marking stable ).*");
    /// How many large translations the processor keeps: QEMU's figure is made up, ours is that of the modelled TLB.
    private static final Pattern LARGE_TRANSLATIONS = Pattern.compile("(?<=^Last level [id]TLB entries: 4KB 512, )2MB \\d+, 4MB \\d+");
    /// What threads of the kernel say that run beside the one which starts the system, or that wait for a certain time: it comes between any two
    /// lines of that one.
    private static final Predicate<String> ASIDE =
            Pattern.compile("^(audit: type=2000|Freeing initrd memory|clocksource: tsc: |clocksource: Switched to clocksource tsc$)").asPredicate();

    private Stream<String> kernelLines() {
        return text.replace("\r", "").lines()
                .filter(line -> STAMP.matcher(line).find())
                .map(line -> STAMP.matcher(line).replaceFirst(""))
                .map(line -> MOMENT.matcher(line).replaceFirst("#"))
                .map(line -> LARGE_TRANSLATIONS.matcher(line).replaceFirst("#"));
    }

    /// In the order in which one thread says them, from the first line to the restart.
    List<String> inOrder() {
        return kernelLines().filter(ASIDE.negate()).toList();
    }

    /// What other threads say, in any order.
    List<String> aside() {
        return kernelLines().filter(ASIDE).sorted().toList();
    }

    /// What the script printed.
    String script() {
        var lines = text.replace("\r", "").lines().filter(line -> !STAMP.matcher(line).find()).toList();
        int begin = lines.indexOf(BEGIN);
        int end = lines.indexOf(END);
        return begin < 0 || end < begin ? "the script did not run to its end" : String.join("\n", lines.subList(begin + 1, end)) + "\n";
    }
}
