package ringside.machine.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Decoder and formatter against `objdump` on the code of a program found on this computer.
class ObjdumpLockstepTest {
    private static final Pattern LINE = Pattern.compile("^\\s*([0-9a-f]+):\\t((?:[0-9a-f]{2} )+)\\s*\\t(.*)$");
    private static final int MOST_LINES = 60_000;
    private static final double TEXT_SHARE = 0.999;
    private static final double KNOWN_SHARE = 0.97;

    private record Line(long address, byte[] bytes, String text) {}

    private static List<Line> disassembly() throws IOException {
        var program = Stream.of("/usr/bin/objdump", "/usr/bin/x86_64-linux-gnu-objdump").map(Path::of)
                .filter(Files::isExecutable).findFirst();
        var subject = Stream.of("/usr/bin/bash", "/bin/bash", "/bin/sh").map(Path::of).filter(Files::isReadable).findFirst();
        assumeTrue(program.isPresent() && subject.isPresent(), "objdump or a program to take apart is not installed");
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "the programs here are not x86-64");
        var process = new ProcessBuilder(program.get().toString(), "-d", "-w", "-j", ".text", subject.get().toString()).start();
        var lines = new ArrayList<Line>();
        try (var reader = process.inputReader()) {
            for (String text; (text = reader.readLine()) != null && lines.size() < MOST_LINES; ) {
                var match = LINE.matcher(text);
                if (match.matches()) {
                    lines.add(new Line(Long.parseLong(match.group(1), 16),
                            HexFormat.of().parseHex(match.group(2).replace(" ", "")), normal(match.group(3))));
                }
            }
        } finally {
            process.destroy();
        }
        return lines;
    }

    /// Without comment, symbol and alignment; branch targets with 0x.
    private static String normal(String text) {
        var plain = text.replaceAll("\\s*#.*$", "").replaceAll("\\s*<.*>", "").replaceAll("\\s+", " ").replace(" $1,", " ")
                .replaceAll("^(data16 |cs |ds )+nop", "nop").trim();
        return plain.replaceAll("^((?:bnd |notrack )?(?:j\\w+|call|loop\\w*)) ([0-9a-f]+)$", "$1 0x$2").replaceAll("^(bnd|notrack) ", "");
    }

    @Test
    void lengthsAgreeAndAlmostAllTextsDo() throws IOException {
        var decoder = new Decoder();
        int known = 0;
        var wrongLengths = new ArrayList<String>();
        var wrongTexts = new ArrayList<String>();
        var lines = disassembly();
        for (var line : lines) {
            Instruction in;
            try {
                in = decoder.decode(line.bytes, 0, line.bytes.length, line.address, CodeSize.BITS64);
            } catch (Truncated e) {
                wrongLengths.add(line.text + " is too long");
                continue;
            }
            if (in.form() == null || line.text.contains("(bad)")) {
                continue;
            }
            known++;
            if (in.length() != line.bytes.length) {
                wrongLengths.add(line.text + " has " + line.bytes.length + " bytes, not " + in.length());
            } else if (!Formatter.format(in).equals(line.text)) {
                wrongTexts.add(line.text + " is not " + Formatter.format(in));
            }
        }
        assertThat(wrongLengths).isEmpty();
        assertThat(known).as("instructions with a row in the table").isGreaterThan((int) (KNOWN_SHARE * lines.size()));
        assertThat(wrongTexts.size()).as("texts that differ: %s", wrongTexts.stream().distinct().limit(40).toList())
                .isLessThanOrEqualTo((int) ((1 - TEXT_SHARE) * known));
    }
}
