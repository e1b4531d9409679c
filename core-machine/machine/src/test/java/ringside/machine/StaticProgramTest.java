package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program of the C library of this computer, linked statically: it prints here what it prints there. `program.s` is its kernel.
class StaticProgramTest {
    private static final long ENTRY = 0x20_2000;
    private static final long STACK = 0x8F_F000;
    private static final long ENOUGH = 50_000_000;
    private static final int LOAD = 1;

    @TempDir
    private Path folder;

    @Test
    void longDoublesArePrintedAsOnTheHost() throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.arch").equals("amd64") && System.getProperty("os.name").equals("Linux"), "this is not Linux on x86-64");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcc")), "gcc is not installed");
        var source = folder.resolve("reals.c");
        Files.writeString(source, resource("reals.c"));
        var program = folder.resolve("reals");
        var compiler = new ProcessBuilder("/usr/bin/gcc", "-O1", "-static", "-no-pie", "-o", program.toString(), source.toString(), "-lm").start();
        assumeTrue(compiler.waitFor() == 0, "gcc makes no static programs here");
        var expected = output(program);
        var guest = load(Files.readAllBytes(program));
        var stop = guest.machine().run(ENOUGH);
        assertThat(guest.serial().lines().toList()).isEqualTo(expected);
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(stop).isEqualTo(new StopReason.DebugExit(0));
    }

    private static List<String> output(Path program) throws IOException {
        var process = new ProcessBuilder(program.toString()).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1).lines().toList();
    }

    private static Guest load(byte[] elf) throws IOException {
        var guest = Guest.of("");
        resource("program.hex").lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.indexOf(' ');
            guest.with(Long.parseLong(line.substring(0, space), 16), line.substring(space + 1));
        });
        var in = ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN);
        int headers = (int) in.getLong(32);
        for (int i = 0; i < in.getShort(56); i++) {
            int at = headers + i * in.getShort(54);
            if (in.getInt(at) == LOAD) {
                int offset = (int) in.getLong(at + 8);
                put(guest, in.getLong(at + 16), Arrays.copyOfRange(elf, offset, offset + (int) in.getLong(at + 32)));
            }
        }
        put(guest, ENTRY, words(in.getLong(24)));
        put(guest, STACK, words(1, STACK + 0x100, 0, 0, 6, 4096, 25, STACK + 0x200, 0, 0));
        put(guest, STACK + 0x100, "reals\0".getBytes(StandardCharsets.US_ASCII));
        put(guest, STACK + 0x200, words(0x1234_5678_9ABC_DEF0L, 0x0FED_CBA9_8765_4321L));
        return guest;
    }

    private static byte[] words(long... words) {
        var bytes = ByteBuffer.allocate(words.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(words);
        return bytes.array();
    }

    private static void put(Guest guest, long address, byte[] bytes) {
        guest.with(address, HexFormat.of().formatHex(bytes));
    }

    private static String resource(String name) throws IOException {
        try (var in = StaticProgramTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
