package ringside.machine.exec;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The processor of this computer, behind a small program that `gcc` makes.
final class HostProcess implements AutoCloseable {
    static final int BATCH = 512;

    private final Process process;
    private final OutputStream to;
    private final InputStream from;

    private HostProcess(Process process) {
        this.process = process;
        to = process.getOutputStream();
        from = process.getInputStream();
    }

    /// Skips the test where there is no Linux on x86-64, or no `gcc`.
    static HostProcess start(Path folder) throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.arch").equals("amd64") && System.getProperty("os.name").equals("Linux"), "this is not Linux on x86-64");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcc")), "gcc is not installed");
        var source = folder.resolve("host.c");
        try (var resource = HostProcess.class.getResourceAsStream("/ringside/machine/host/host.c")) {
            Files.write(source, resource.readAllBytes());
        }
        var program = folder.resolve("host");
        var compiler = new ProcessBuilder("/usr/bin/gcc", "-O2", "-o", program.toString(), source.toString()).inheritIO().start();
        assumeTrue(compiler.waitFor() == 0, "gcc does not make programs here");
        return new HostProcess(new ProcessBuilder(program.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /// Sends at most [#BATCH] cases; the answer is to be taken by [#receive(int)].
    void send(List<HostCase> cases) throws IOException {
        var buffer = ByteBuffer.allocate(4 + cases.size() * HostCase.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(cases.size());
        cases.forEach(one -> one.write(buffer));
        to.write(buffer.array());
        to.flush();
    }

    List<HostResult> receive(int count) throws IOException {
        var bytes = from.readNBytes(count * HostResult.BYTES);
        if (bytes.length < count * HostResult.BYTES) {
            throw new IOException("the host program has ended early");
        }
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var results = new ArrayList<HostResult>(count);
        for (int i = 0; i < count; i++) {
            var result = new HostResult();
            result.read(buffer);
            results.add(result);
        }
        return results;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
