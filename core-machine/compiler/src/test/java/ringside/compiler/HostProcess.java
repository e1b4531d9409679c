package ringside.compiler;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/// A program image run as a process of the host: static ELF executables need nothing but Linux on x86-64.
record HostProcess(int status, String output) {
    /// What a shell reports of a process that executed `ud2`.
    static final int KILLED_BY_ILLEGAL_INSTRUCTION = 128 + 4;
    static final int KILLED_BY_SEGMENTATION_FAULT = 128 + 11;

    static boolean isPossible() {
        return System.getProperty("os.name").equals("Linux") && System.getProperty("os.arch").equals("amd64");
    }

    static HostProcess run(byte[] elf, Path folder) throws IOException, InterruptedException {
        assumeTrue(isPossible(), "program images run directly on Linux x86-64 only");
        Path file = Files.write(Files.createTempFile(folder, "program", ".elf"), elf);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        Path output = Files.createTempFile(folder, "program", ".txt");
        Process process = new ProcessBuilder(file.toString()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no exit; output: " + Files.readString(output, StandardCharsets.ISO_8859_1));
        }
        return new HostProcess(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
    }
}
