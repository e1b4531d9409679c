package guest.lang;

import static org.assertj.core.api.Assertions.assertThat;

import guest.fake.Collected;
import guest.raw.Memory;
import guest.raw.Simulation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.layout.FunctionTable;
import shared.layout.ImageTable;

class BacktraceTest {
    private static final long FUNCTIONS = 0x1000;
    private static final long LINES = 0x2000;
    private static final long NAMES = 0x3000;
    private static final long STACK = 0x8000;
    private static final long CODE = 0xFFFF_FFFF_8000_0000L;

    private final Collected out = new Collected();
    private int names;
    private int functions;
    private int lines;

    @BeforeEach
    void twoFunctionsAndAnInlinedOne() {
        Simulation.reset(0);
        Simulation.add(0, new byte[0x9000]);
        Image.WORDS[ImageTable.FUNCTION_TABLE] = FUNCTIONS;
        Image.WORDS[ImageTable.LINE_TABLE] = LINES;
        Image.WORDS[ImageTable.NAME_TABLE] = NAMES;
        int outer = name("p.A.outer");
        int inner = name("p.A.inner");
        int small = name("p.B.small");
        function(CODE, 0x40, 24, outer);
        line(CODE, 10, outer);
        line(CODE + 0x10, 11, outer);
        function(CODE + 0x40, 0x20, 8, inner);
        line(CODE + 0x40, 20, inner);
        line(CODE + 0x50, 5, small);
        Image.WORDS[ImageTable.FUNCTION_COUNT] = functions;
        Image.WORDS[ImageTable.LINE_COUNT] = lines;
    }

    @Test
    void framesAreFoundByTheirFixedSizesAndNamedByLine() {
        Memory.store64(STACK + 8, CODE + 0x10);
        Backtrace.print(out.printer(), CODE + 0x48, STACK, STACK + 0x1000);
        // The return address is the first of line 11, but the call stands before it, in line 10.
        assertThat(out).hasToString("  at p.A.inner:20\n  at p.A.outer:10\n");
    }

    @Test
    void aMethodThatStillMakesItsFrameIsLeftBySearchingForTheReturnAddress() {
        line(CODE + 0x60, 0, 0);
        function(CODE + 0x60, 0x20, 32, name("p.C.entering"));
        Image.WORDS[ImageTable.FUNCTION_COUNT] = functions;
        Image.WORDS[ImageTable.LINE_COUNT] = lines;
        Memory.store64(STACK + 8, CODE + 0x44);
        Memory.store64(STACK + 24, CODE + 0x10);
        Backtrace.print(out.printer(), CODE + 0x62, STACK, STACK + 0x1000);
        assertThat(out).hasToString("  at p.C.entering\n  at p.A.inner:20\n  at p.A.outer:10\n");
    }

    @Test
    void inlinedCodeNamesBothMethods() {
        Backtrace.print(out.printer(), CODE + 0x54, STACK, STACK + 0x1000);
        assertThat(out.toString()).startsWith("  at p.B.small:5 (inlined in p.A.inner)\n");
    }

    @Test
    void anAddressOutsideAllCodePrintsNothing() {
        Backtrace.print(out.printer(), CODE + 0x60, STACK, STACK + 0x1000);
        assertThat(out).hasToString("");
    }

    @Test
    void theWalkStaysInsideTheStack() {
        Memory.store64(STACK + 8, CODE + 0x10);
        Backtrace.print(out.printer(), CODE + 0x48, STACK, STACK + 8);
        assertThat(out).hasToString("  at p.A.inner:20\n");
    }

    @Test
    void endlessRecursionIsCutShort() {
        for (int i = 0; i < 64; i++) {
            Memory.store64(STACK + 8 + 16L * i, CODE + 0x48);
        }
        Backtrace.print(out.printer(), CODE + 0x48, STACK, STACK + 0x1000);
        assertThat(out.toString().lines()).hasSize(33).last().isEqualTo("  (more frames)");
    }

    private int name(String text) {
        int offset = names;
        for (byte character : text.getBytes(StandardCharsets.ISO_8859_1)) {
            Memory.store8(NAMES + names++, character);
        }
        names++;
        return offset;
    }

    private void function(long start, int length, int frame, int name) {
        long record = FUNCTIONS + (long) functions++ * FunctionTable.ENTRY_BYTES;
        Memory.store64(record + FunctionTable.START, start);
        Memory.store32(record + FunctionTable.LENGTH, length);
        Memory.store32(record + FunctionTable.FRAME, frame);
        Memory.store32(record + FunctionTable.NAME, name);
    }

    private void line(long start, int line, int name) {
        long record = LINES + (long) lines++ * FunctionTable.LINE_BYTES;
        Memory.store64(record + FunctionTable.LINE_START, start);
        Memory.store32(record + FunctionTable.LINE_NUMBER, line);
        Memory.store32(record + FunctionTable.LINE_NAME, name);
    }
}
