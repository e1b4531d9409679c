package guest.lib;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParseTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "16", "5000000", "9223372036854775807"})
    void digitsAreNumbers(String word) {
        assertThat(Parse.decimal(word.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Long.parseLong(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1x", " 1", "9223372036854775808", "99999999999999999999"})
    void anythingElseIsInvalid(String word) {
        assertThat(Parse.decimal(word.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Parse.INVALID);
    }

    @Test
    void anAbsentWordIsInvalid() {
        assertThat(Parse.decimal(null)).isEqualTo(Parse.INVALID);
    }
}
