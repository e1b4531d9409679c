package ringside.machine.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random bytes: what the table accepts, `objdump` accepts with the same length. Where the two may differ is listed, with reasons.
class RandomBytesTest {
    private static final int CASES = 20_000;
    private static final int SLOT = 32;
    private static final int RANDOM = 15;
    private static final byte NOP = (byte) 0x90;
    private static final byte[] PREFIXES = HexFormat.of().parseHex("66f2f367f0642e40484f");

    /// Known differences, each with its reason.
    private enum Difference {
        /// objdump takes `9b` and the x87 instruction behind it for one.
        WAIT((in, line) -> in.form().op() == Op.FWAIT),
        /// objdump prints a REX prefix that another prefix makes void, or 15 prefixes, as an instruction of its own.
        LONE_PREFIX((in, line) -> line.text().matches("(?:rex(?:\\.[WRXB]+)?|(?:data16|addr32|lock|repz|repnz|rep|[cdefgs]s)(?: .*)?)?|")),
        /// objdump lets 66 narrow a near branch, as AMD's processors do; Intel's, whose rule this machine follows, ignore it.
        NARROW_BRANCH((in, line) -> in.form().is(Form.Attribute.JUMP) && in.prefixes().operandSize()),
        /// F2 (or 66) before an opcode that has a meaning of its own with F3: processors ignore it, objdump refuses it.
        IDLE_PREFIX((in, line) -> in.form().op() == Op.BSF || in.form().op() == Op.BSR || in.form().op() == Op.WBINVD),
        /// Reserved encodings that processors without the extension in question run as `nop`.
        RESERVED_NOP((in, line) -> in.form().op() == Op.NOP && in.form().map() == 1);

        private final BiPredicate<Instruction, Objdump.Line> matches;

        Difference(BiPredicate<Instruction, Objdump.Line> matches) {
            this.matches = matches;
        }
    }

    @TempDir
    private Path folder;

    private final TreeMap<String, String> wrong = new TreeMap<>();
    private final TreeMap<Difference, Integer> known = new TreeMap<>();
    private int accepted;

    @Test
    void whatTheTableAcceptsObjdumpAcceptsWithEqualLength() throws IOException {
        var bytes = bytes();
        var file = folder.resolve("bytes");
        Files.write(file, bytes);
        var lines = Objdump.lines("-D", "-b", "binary", "-m", "i386:x86-64", file.toString()).stream()
                .filter(line -> line.address() % SLOT == 0).collect(Collectors.toMap(Objdump.Line::address, line -> line));
        for (int at = 0; at < bytes.length; at += SLOT) {
            compare(bytes, at, lines.get((long) at));
        }
        System.out.printf("%d random strings, %d accepted, %d known differences %s%n", CASES, accepted,
                known.values().stream().mapToInt(Integer::intValue).sum(), known);
        assertThat(wrong.values()).isEmpty();
        assertThat(accepted).isGreaterThan(CASES / 2);
    }

    /// A few prefixes, an opcode of one of the maps, and anything.
    private static byte[] bytes() {
        var random = new Random(1);
        var bytes = new byte[CASES * SLOT];
        Arrays.fill(bytes, NOP);
        for (int at = 0; at < bytes.length; at += SLOT) {
            var some = new byte[RANDOM];
            random.nextBytes(some);
            System.arraycopy(some, 0, bytes, at, RANDOM);
            int i = at;
            while (random.nextInt(3) == 0) {
                bytes[i++] = PREFIXES[random.nextInt(PREFIXES.length)];
            }
            if (random.nextBoolean()) {
                bytes[i] = 0x0F;
            } else if (random.nextInt(4) == 0) {
                bytes[i] = (byte) (0xD8 + random.nextInt(8));
            }
        }
        return bytes;
    }

    private void compare(byte[] bytes, int at, Objdump.Line line) {
        Instruction in;
        try {
            in = new Decoder().decode(bytes, at, at + SLOT, at, CodeSize.BITS64);
        } catch (Truncated e) {
            throw new IllegalStateException(e);
        }
        if (in.form() == null || in.form().mnemonics().contains("(bad)") || in.form().op() == Op.UD2 || in.form().op() == Op.UNSUPPORTED) {
            return;
        }
        accepted++;
        if (line.text().contains("(bad)") || line.bytes().length != in.length()) {
            for (var difference : Difference.values()) {
                if (difference.matches.test(in, line)) {
                    known.merge(difference, 1, Integer::sum);
                    return;
                }
            }
            wrong.put(in.form().op().name(), HexFormat.ofDelimiter(" ").formatHex(bytes, at, at + in.length()) + " is " + Formatter.format(in)
                    + ", for objdump " + line.text() + " of " + line.bytes().length + " bytes");
        }
    }
}
