package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ringside.machine.gdb.GdbServer;

@Timeout(60)
class GdbTest {
    /// Counts to 10 in ECX and in memory, then exits with 5.
    private static final String COUNT = """
            31 c9                   | 201000 xor %ecx,%ecx
            ff c1                   | 201002 inc %ecx
            89 0c 25 00 00 50 00    | 201004 mov %ecx,0x500000
            83 f9 0a                | 20100b cmp $0xa,%ecx
            75 f2                   | 20100e jne 201002
            b0 05                   | 201010 mov $5,%al
            e6 f4                   | 201012 out %al,$0xf4
            """;
    private static final String RCX_NUMBER = "2";
    private static final String RIP_NUMBER = "10";

    private GdbServer server;
    private CompletableFuture<Optional<StopReason>> served;

    private void open(Guest guest) throws IOException {
        server = new GdbServer(new Debugger(guest.machine(), 64 << 20), 0);
        served = CompletableFuture.supplyAsync(() -> {
            try {
                return server.serve();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    /// The other end of the line, packet by packet.
    private final class Client implements AutoCloseable {
        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        private final InputStream in = socket.getInputStream();

        Client() throws IOException {}

        String ask(String packet) throws IOException {
            int sum = packet.chars().sum() & 0xFF;
            socket.getOutputStream().write("$%s#%02x".formatted(packet, sum).getBytes(StandardCharsets.ISO_8859_1));
            assertThat(in.read()).isEqualTo('+');
            assertThat(in.read()).isEqualTo('$');
            var text = new StringBuilder();
            for (int next = in.read(); next != '#'; next = in.read()) {
                text.append((char) next);
            }
            in.readNBytes(2);
            socket.getOutputStream().write('+');
            return text.toString();
        }

        long register(String number) throws IOException {
            return Long.reverseBytes(Long.parseUnsignedLong(ask("p" + number), 16));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void breakpointsWatchedPlacesStepsAndTheWayBack() throws Exception {
        open(Guest.of(COUNT));
        try (var gdb = new Client()) {
            assertThat(gdb.ask("qSupported:xmlRegisters=i386")).contains("ReverseStep+", "ReverseContinue+", "qXfer:features:read+");
            assertThat(gdb.ask("?")).isEqualTo("T05thread:1;");
            assertThat(gdb.ask("Z0,201004,1")).isEqualTo("OK");
            assertThat(gdb.ask("vCont;c")).isEqualTo("T05thread:1;");
            assertThat(gdb.register(RIP_NUMBER)).isEqualTo(0x20_1004);
            gdb.ask("c");
            assertThat(gdb.register(RCX_NUMBER)).isEqualTo(2);
            gdb.ask("s");
            assertThat(gdb.register(RIP_NUMBER)).isEqualTo(0x20_100B);
            assertThat(gdb.ask("m500000,4")).isEqualTo("02000000");
            gdb.ask("bs");
            assertThat(gdb.register(RIP_NUMBER)).isEqualTo(0x20_1004);
            assertThat(gdb.ask("m500000,4")).isEqualTo("01000000");
            gdb.ask("z0,201004,1");
            assertThat(gdb.ask("Z2,500000,4")).isEqualTo("OK");
            assertThat(gdb.ask("c")).isEqualTo("T05watch:500000;thread:1;");
            assertThat(gdb.register(RIP_NUMBER)).isEqualTo(0x20_100B);
            gdb.ask("c");
            assertThat(gdb.ask("m500000,4")).isEqualTo("03000000");
            gdb.ask("bc");
            assertThat(gdb.ask("m500000,4")).isEqualTo("02000000");
            assertThat(gdb.register(RIP_NUMBER)).isEqualTo(0x20_1004);
            gdb.ask("z2,500000,4");
            assertThat(gdb.ask("bc")).isEqualTo("T05replaylog:begin;thread:1;");
            assertThat(gdb.ask("c")).isEqualTo("W0b");
        }
        assertThat(served.get(10, TimeUnit.SECONDS)).contains(new StopReason.DebugExit(5));
    }

    @Test
    void registersAndMemoryCanBeChanged() throws Exception {
        open(Guest.of(COUNT));
        try (var gdb = new Client()) {
            gdb.ask("Z0,201004,1");
            gdb.ask("c");
            assertThat(gdb.ask("P" + RCX_NUMBER + "=0900000000000000")).isEqualTo("OK");
            assertThat(gdb.ask("M201011,1:07")).isEqualTo("OK");
            gdb.ask("c");
            assertThat(gdb.register(RCX_NUMBER)).isEqualTo(10);
            assertThat(gdb.ask("c")).isEqualTo("W0f");
        }
    }

    @Test
    void coresAreThreads() throws Exception {
        open(Guest.of(CoresTest.START + SnapshotTest.BUSY).cores(2).with(CoresTest.SECOND, SnapshotTest.BUSY));
        try (var gdb = new Client()) {
            assertThat(gdb.ask("qfThreadInfo")).isEqualTo("m1,2");
            assertThat(gdb.ask("Z1," + Long.toHexString(CoresTest.SECOND) + ",1")).isEqualTo("OK");
            assertThat(gdb.ask("vCont;c")).isEqualTo("T05thread:2;");
            assertThat(gdb.register(RIP_NUMBER)).isEqualTo(CoresTest.SECOND);
            gdb.ask("Hg1");
            assertThat(gdb.register(RIP_NUMBER)).isNotEqualTo(CoresTest.SECOND);
            gdb.ask("vCont;s:2;c");
            assertThat(gdb.register(RIP_NUMBER)).isEqualTo(CoresTest.SECOND + 2);
        }
    }

    @Test
    void malformedPacketsAreAnswered() throws Exception {
        open(Guest.of(COUNT));
        try (var gdb = new Client()) {
            for (var packet : List.of("m", "mzz,1", "P", "p", "pffff", "Hg9", "Z0", "vCont;s:zz", "bq", "H")) {
                assertThat(gdb.ask(packet)).as(packet).isEqualTo("E01");
            }
            for (var packet : List.of("", "vMustReplyEmpty", "Z3,0,1", "X0,0:", "!")) {
                assertThat(gdb.ask(packet)).as(packet).isEmpty();
            }
            gdb.ask("Z0,201000,1");
            gdb.ask("c");
            assertThat(gdb.ask("mffff800000000000,4")).isEqualTo("E14");
        }
    }

    @Test
    void gdbItselfGoesForwardsAndBackwards() throws Exception {
        var program = Stream.of("/usr/bin/gdb", "/usr/local/bin/gdb").map(Path::of).filter(Files::isExecutable).findFirst();
        assumeTrue(program.isPresent(), "gdb is not installed");
        open(Guest.of(COUNT));
        List<String> command = new ArrayList<>(List.of(program.get().toString(), "-nx", "-batch"));
        for (var line : List.of("set architecture i386:x86-64", "target remote 127.0.0.1:" + server.port(), "hbreak *0x201004", "continue", "continue",
                "printf \"at %x count %d\\n\", $rip, $rcx", "stepi", "printf \"stepped %x\\n\", $rip", "reverse-stepi", "printf \"back %x\\n\", $rip",
                "delete", "watch *(int*)0x500000", "continue", "reverse-continue", "printf \"value %d\\n\", *(int*)0x500000", "info threads", "delete",
                "continue")) {
            command.add("-ex");
            command.add(line);
        }
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(Lockstep.outputWithin(60, process), StandardCharsets.UTF_8);
        assertThat(said).contains("at 201004 count 2", "stepped 20100b", "back 201004", "New value = 2", "value 1", "exited with code 013");
    }
}
