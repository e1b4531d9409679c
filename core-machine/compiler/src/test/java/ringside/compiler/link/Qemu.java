package ringside.compiler.link;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Boots an image on QEMU's microvm and reads its serial line.
public record Qemu(int status, String console) {
    private static final Path PROGRAM = Path.of("/usr/bin/qemu-system-x86_64");

    public static Qemu boot(byte[] elf, Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM), "qemu-system-x86_64 is not installed");
        Path image = folder.resolve("kernel.elf");
        Path output = folder.resolve("console.txt");
        Files.write(image, elf);
        Process process = new ProcessBuilder(PROGRAM.toString(), "-M", "microvm,acpi=off", "-cpu", "qemu64", "-m", "128",
                "-nodefaults", "-display", "none", "-serial", "file:" + output, "-no-reboot",
                "-device", "isa-debug-exit,iobase=0xf4,iosize=4", "-kernel", image.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("qemu.txt").toFile()).start();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("no exit; console: " + Files.readString(output, StandardCharsets.ISO_8859_1));
            }
        } finally {
            process.destroyForcibly();
        }
        return new Qemu(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1)
                + Files.readString(folder.resolve("qemu.txt")));
    }
}
