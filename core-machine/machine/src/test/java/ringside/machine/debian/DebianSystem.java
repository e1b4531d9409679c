package ringside.machine.debian;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// A kernel and a shell that nobody here wrote, as Debian 12 packs them: linux-image-*-cloud-amd64 and busybox-static.
///
/// @param kernel  an ELF file with a PVH note
/// @param archive root file system, packed, in which the kernel starts `init.sh`
record DebianSystem(byte[] kernel, byte[] archive, Path busybox) {
    /// Names the folder the two packages are unpacked in; without it they are looked for where they are installed.
    private static final String FOLDER = "RINGSIDE_DEBIAN";

    /// The test is skipped where the packages are not there.
    static DebianSystem found() throws IOException {
        var folder = Path.of(Optional.ofNullable(System.getenv(FOLDER)).orElse("/"));
        var kernel = newestKernel(folder.resolve("boot"));
        assumeTrue(kernel.isPresent(), "no linux-image-*-cloud-amd64 of Debian below " + folder + ": unpack one there or name another folder with " + FOLDER);
        var busybox = Stream.of("bin/busybox", "usr/bin/busybox").map(folder::resolve).filter(Files::isExecutable).findFirst();
        assumeTrue(busybox.isPresent(), "no busybox-static of Debian below " + folder + ": unpack it there or name another folder with " + FOLDER);
        return new DebianSystem(Lz4Frames.firstIn(Files.readAllBytes(kernel.get())), archive(Files.readAllBytes(busybox.get())), busybox.get());
    }

    private static Optional<Path> newestKernel(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("vmlinuz-6\\.1\\..*-cloud-amd64") && Files.isReadable(file))
                    .max(Comparator.comparing(Path::toString));
        }
    }

    private static byte[] archive(byte[] busybox) throws IOException {
        var files = new Archive();
        List.of(".", "bin", "dev", "proc", "tmp").forEach(files::folder);
        files.device("dev/console", 5, 1).program("bin/busybox", busybox).program("init", resource("init.sh")).program("script.sh", resource("script.sh"));
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(files.bytes());
        }
        return packed.toByteArray();
    }

    static byte[] resource(String name) {
        try (var in = DebianSystem.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
