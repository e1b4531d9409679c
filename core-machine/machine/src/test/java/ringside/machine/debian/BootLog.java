package ringside.machine.debian;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a Linux kernel says while it starts, without what is a matter of time.
///
/// @param text as it came from the serial line
record BootLog(String text) {
    private static final String BEGIN = "--- script";
    private static final String END = "--- end";
    private static final Pattern STAMP = Pattern.compile("^\\[ *\\d+\\.\\d+] ");
    /// Speeds and times that the kernel measures.
    private static final Map<Pattern, String> MEASURED = Map.of(
            Pattern.compile("[\\d.]+ MHz"), "# MHz",
            Pattern.compile("max_cycles: 0x[0-9a-f]+, max_idle_ns: \\d+ ns"), "max_cycles: #, max_idle_ns: #",
            Pattern.compile("[\\d.]+ BogoMIPS( \\(lpj=\\d+\\))?"), "# BogoMIPS",
            Pattern.compile("Marking stable \\(.*\\)"), "Marking stable (#)",
            Pattern.compile("audit\\([\\d.]+:"), "audit(#:",
            Pattern.compile("setting system clock to .* UTC \\(\\d+\\)"), "setting system clock to #");
    /// Lines of kernel threads that run beside the one that starts the system: they come when they come.
    private static final Predicate<String> ASIDE = Pattern.compile("^(audit: type=2000|Freeing initrd memory)").asPredicate();
    /// What it does about its clock a second after it started, wherever it is by then.
    private static final Predicate<String> TIMED = Pattern.compile("^(tsc: Refined|clocksource: tsc: |clocksource: Switched to clocksource tsc$)").asPredicate();
    /// How large the translation lookaside buffer is: that of QEMU's processor is made up, ours is the modelled one.
    private static final Predicate<String> OWN = Pattern.compile("^(Last level [id]TLB entries)").asPredicate();

    private List<String> kernelLines() {
        return text.replace("\r", "").lines()
                .takeWhile(line -> !line.equals(BEGIN))
                .filter(line -> STAMP.matcher(line).find())
                .map(line -> STAMP.matcher(line).replaceFirst(""))
                .filter(TIMED.or(OWN).negate())
                .map(BootLog::withoutMeasured)
                .toList();
    }

    private static String withoutMeasured(String line) {
        var result = line;
        for (var measured : MEASURED.entrySet()) {
            result = measured.getKey().matcher(result).replaceAll(measured.getValue());
        }
        return result;
    }

    /// In the order in which one thread says them.
    List<String> inOrder() {
        return kernelLines().stream().filter(ASIDE.negate()).toList();
    }

    /// What other threads say, in any order.
    List<String> aside() {
        return kernelLines().stream().filter(ASIDE).sorted().toList();
    }

    /// What the script printed; the kernel may say something in between.
    String script() {
        var lines = text.replace("\r", "").lines().filter(line -> !STAMP.matcher(line).find()).toList();
        int begin = lines.indexOf(BEGIN);
        int end = lines.indexOf(END);
        return begin < 0 || end < begin ? "the script did not run to its end" : String.join("\n", lines.subList(begin + 1, end)) + "\n";
    }
}
