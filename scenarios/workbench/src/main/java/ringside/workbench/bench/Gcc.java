package ringside.workbench.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ringside.workbench.Problem;

/// `gcc` for x86-64 with its linker, if it is installed. It makes the image of the twins of `guest.bench`.
final class Gcc {
    /// What a kernel is compiled with; vector units are not what is compared.
    static final List<String> OPTIMISATION = List.of("-O2", "-fno-tree-vectorize", "-fwrapv", "-fno-strict-aliasing");

    private static final String PROGRAM = "gcc";
    private static final List<String> FREESTANDING = List.of("-std=gnu11", "-ffreestanding", "-mgeneral-regs-only", "-mno-red-zone",
            "-fno-stack-protector", "-fcf-protection=none", "-fno-pic", "-no-pie", "-fno-asynchronous-unwind-tables", "-static", "-nostdlib",
            "-Wl,--build-id=none", "-Wl,-T,image.ld");
    private static final List<String> COMPILED = List.of("start.S", "main.c", "block_cache.c", "path_walk.c", "message_ring.c", "checksum.c",
            "file_reads.c", "stub_calls.c", "page_mapping.c", "run_queue.c");
    private static final List<String> HEADERS = List.of("twin.h", "client_bytes.h");
    private static final String LINKER_SCRIPT = "image.ld";

    private final Path program;
    private final String version;

    private Gcc(Path program, String version) {
        this.program = program;
        this.version = version;
    }

    /// That of the search path, if what it makes runs on x86-64 and is ELF.
    static Optional<Gcc> find() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator))).filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, PROGRAM)).filter(Files::isExecutable).findFirst()
                .filter(found -> answer(found, "-dumpmachine").matches("x86_64-.*(linux|elf).*"))
                .map(found -> new Gcc(found, answer(found, "-dumpfullversion")));
    }

    private static String answer(Path program, String question) {
        try {
            return run(List.of(program.toString(), question), Path.of(".")).text().strip();
        } catch (IOException | InterruptedException _) {
            return "";
        }
    }

    String version() {
        return version;
    }

    /// The image with every twin.
    byte[] twins() throws Problem, InterruptedException {
        try {
            var folder = Files.createTempDirectory("ringside-twins");
            try {
                return build(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException failed) {
            throw new Problem(Problem.Kind.LIMIT, "gcc could not be run: " + failed.getMessage() + ": repair it or take it off PATH", failed);
        }
    }

    private byte[] build(Path folder) throws IOException, InterruptedException, Problem {
        for (String name : Stream.concat(COMPILED.stream(), HEADERS.stream()).toList()) {
            Files.write(folder.resolve(name), resource("twins/" + name));
        }
        Files.write(folder.resolve(LINKER_SCRIPT), resource(LINKER_SCRIPT));
        var command = new ArrayList<>(List.of(program.toString(), "-o", "twins.elf"));
        command.addAll(OPTIMISATION);
        command.addAll(FREESTANDING);
        command.addAll(COMPILED);
        var end = run(command, folder);
        if (end.status() != 0) {
            throw new Problem(Problem.Kind.LIMIT, "gcc refused the routines it is compared with (" + end.text().lines().findFirst().orElse("no message")
                    + "): install gcc for x86-64 with its linker, or take it off PATH");
        }
        return Files.readAllBytes(folder.resolve("twins.elf"));
    }

    private record End(int status, String text) {}

    private static End run(List<String> command, Path folder) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new End(process.waitFor(), text);
        }
    }

    private static byte[] resource(String name) {
        try (var stream = Gcc.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
