package guest.lang;

import static org.assertj.core.api.Assertions.assertThat;

import guest.fake.Collected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private final Collected out = new Collected();

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -1, 10, 1_000_000_007L, Long.MAX_VALUE, Long.MIN_VALUE})
    void decimalNumbersReadAsJavaPrintsThem(long value) {
        out.printer().decimal(value);
        assertThat(out).hasToString(Long.toString(value));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 15, 16, 0xDEAD_BEEFL, -1, Long.MIN_VALUE})
    void hexadecimalNumbersAreUnsignedWithoutLeadingZeros(long value) {
        out.printer().hexadecimal(value);
        assertThat(out).hasToString("0x" + Long.toHexString(value));
    }

    @Test
    void piecesFollowEachOther() {
        out.printer().string("a").bytes(new byte[] {'x', 'b', 'c'}, 1, 2).decimal(3).line();
        assertThat(out).hasToString("abc3\n");
    }
}
