package ringside.machine.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Decoder and formatter against `objdump`, on whole programs found on this computer, and on one more named by `-Dringside.program=FILE`.
class ObjdumpLockstepTest {
    private static final double IMPLEMENTED = 0.96;
    private static final int WAIT = 0x9B;

    private int total;
    private int implemented;
    private final List<String> wrongLengths = new ArrayList<>();
    private final TreeMap<String, String> wrongTexts = new TreeMap<>();
    private final TreeMap<String, Integer> missing = new TreeMap<>();
    private int differing;

    /// Where systems have them.
    private static Stream<List<String>> programs() {
        return Stream.of(List.of(Optional.ofNullable(System.getenv("RINGSIDE_DEBIAN")).orElse("") + "/bin/busybox", "/bin/busybox", "/usr/bin/busybox"), List.of("/lib/x86_64-linux-gnu/libc.so.6", "/usr/lib64/libc.so.6"),
                List.of("/bin/bash", "/usr/bin/bash"), List.of(System.getProperty("ringside.program", "(no program named)")));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everyLengthAndEveryTextOfAProgramAgrees(List<String> places) throws IOException {
        var program = places.stream().filter(place -> Files.isReadable(Path.of(place))).findFirst();
        assumeTrue(program.isPresent(), () -> String.join(", ", places) + ": not installed");
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "the programs here are not x86-64");
        compare(Objdump.lines("-d", "-j", ".text", program.get()));
        System.out.printf("%s: %d instructions, %d implemented (%.2f %%), %d texts differ, not implemented %s%n", program.get(), total,
                implemented, 100.0 * implemented / total, differing, missing);
        assertThat(wrongLengths).isEmpty();
        assertThat(wrongTexts.values()).isEmpty();
        assertThat((double) implemented / total).as("share of implemented instructions").isGreaterThan(IMPLEMENTED);
    }

    private void compare(List<Objdump.Line> lines) {
        for (var line : lines) {
            if (line.text().contains("(bad)") || line.text().startsWith(".")) {
                continue;
            }
            boolean joined = line.bytes()[0] == (byte) WAIT && line.bytes().length > 1;
            compare(joined ? new Objdump.Line(line.address() + 1, Arrays.copyOfRange(line.bytes(), 1, line.bytes().length),
                    line.text().replaceFirst("^f", "fn")) : line);
        }
    }

    private void compare(Objdump.Line line) {
        total++;
        Instruction in;
        try {
            in = new Decoder().decode(line.bytes(), 0, line.bytes().length, line.address(), CodeSize.BITS64);
        } catch (Truncated e) {
            wrongLengths.add(line.text() + " is too long");
            return;
        }
        if (in.form() == null || in.length() != line.bytes().length) {
            wrongLengths.add(line.text() + " has " + line.bytes().length + " bytes, not " + in.length());
            return;
        }
        if (in.form().op() == Op.UNSUPPORTED) {
            missing.merge(in.form().mnemonics().getFirst(), 1, Integer::sum);
            return;
        }
        implemented++;
        var text = Formatter.format(in);
        if (!text.equals(line.text())) {
            differing++;
            wrongTexts.put(line.text().split(" ")[0] + " " + text.split(" ")[0], line.text() + " is not " + text);
        }
    }
}
