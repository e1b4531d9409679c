package ringside.compiler;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What GNU objdump reads in an image.
final class Disassembly {
    private static final Path OBJDUMP = Path.of("/usr/bin/objdump");

    private Disassembly() {}

    /// The code of the whole image, in AT&T syntax.
    static String of(byte[] elf, Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(OBJDUMP), "objdump is not installed");
        Path file = Files.write(Files.createTempFile(folder, "image", ".elf"), elf);
        Process process = new ProcessBuilder(OBJDUMP.toString(), "-d", "--no-show-raw-insn", file.toString())
                .redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    /// The code of one function, named by its symbol.
    static String of(byte[] elf, Path folder, String symbol) throws IOException, InterruptedException {
        String all = of(elf, folder);
        int start = all.indexOf("<" + symbol + ">:");
        if (start < 0) throw new AssertionError("no symbol " + symbol);
        int end = all.indexOf("\n\n", start);
        return all.substring(start, end < 0 ? all.length() : end);
    }
}
