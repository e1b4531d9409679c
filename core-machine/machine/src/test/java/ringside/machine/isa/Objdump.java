package ringside.machine.isa;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Runs `objdump`, if it is installed, and brings its text into the form [Formatter] gives.
final class Objdump {
    private static final Pattern LINE = Pattern.compile("^\\s*([0-9a-f]+):\\t((?:[0-9a-f]{2} )+)\\s*(?:\\t(.*))?$");
    private static final Pattern IDLE_PREFIXES = Pattern.compile(
            "^(?:(?:data16|data32|addr32|addr16|cs|ds|es|ss|fs|gs|bnd|notrack|xacquire|xrelease|rex(?:\\.[WRXB]+)?|rep|repz|repnz|lock) )+");

    record Line(long address, byte[] bytes, String text) {}

    private Objdump() {}

    /// @param options what to take apart, and how
    static List<Line> lines(String... options) throws IOException {
        var program = Stream.of("/usr/bin/objdump", "/usr/bin/x86_64-linux-gnu-objdump").map(Path::of)
                .filter(Files::isExecutable).findFirst();
        assumeTrue(program.isPresent(), "objdump is not installed");
        var command = new ArrayList<>(List.of(program.get().toString(), "-w", "--insn-width=16"));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var lines = new ArrayList<Line>();
        try (var reader = process.inputReader()) {
            for (String text; (text = reader.readLine()) != null; ) {
                var match = LINE.matcher(text);
                if (match.matches()) {
                    var bytes = HexFormat.of().parseHex(match.group(2).replace(" ", ""));
                    lines.add(new Line(Long.parseLong(match.group(1), 16), bytes, match.group(3) == null ? "" : normal(match.group(3))));
                }
            }
        } finally {
            process.destroy();
        }
        return lines;
    }

    /// Without comment, symbol, alignment and prefixes that change nothing; branch targets with 0x.
    static String normal(String text) {
        var plain = text.replaceAll("\\s*#.*$", "").replaceAll("\\s*<.*>", "").replaceAll("\\s+", " ").replace(" $1,", " ").trim();
        plain = plain.replaceAll("^((?:[a-z0-9.WRXB]+ )*(?:j\\w+|call|callw|loop\\w*|xbegin)) ([0-9a-f]+)$", "$1 0x$2");
        return withoutPrefixes(plain);
    }

    private static String withoutPrefixes(String text) {
        var match = IDLE_PREFIXES.matcher(text);
        if (!match.find()) {
            return text;
        }
        var kept = new StringBuilder();
        boolean isString = text.matches(".* (?:movs|cmps|stos|lods|scas|ins|outs)[bwlq]? ?[%(].*");
        for (var prefix : match.group().split(" ")) {
            if (prefix.equals("lock") || isString && prefix.startsWith("rep")) {
                kept.append(prefix).append(' ');
            }
        }
        return kept + text.substring(match.end());
    }
}
