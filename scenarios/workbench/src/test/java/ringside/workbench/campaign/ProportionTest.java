package ringside.workbench.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {
    /// Values by R's `binom::binom.confint(57, 60, methods = "wilson")`: 0.8629950 to 0.9828662.
    @Test
    void intervalIsWilsons() {
        var proportion = new Proportion(57, 60);
        assertThat(proportion.low()).isCloseTo(0.8630, within(0.0005));
        assertThat(proportion.high()).isCloseTo(0.9829, within(0.0005));
        assertThat(proportion).hasToString("57 of 60 = 95 % (86-98 %)");
    }

    @Test
    void noneIsBoundedByTheRuleOfThree() {
        assertThat(new Proportion(0, 60)).hasToString("0 of 60 < 3/60");
        assertThat(new Proportion(0, 60).low()).isZero();
    }

    @Test
    void allEndsAtOne() {
        assertThat(new Proportion(60, 60).high()).isEqualTo(1);
        assertThat(new Proportion(60, 60)).hasToString("60 of 60 = 100 % (94-100 %)");
    }

    @Test
    void noTrialGivesNoShare() {
        assertThat(new Proportion(0, 0)).hasToString("0 of 0");
        assertThatThrownBy(() -> new Proportion(2, 1)).hasMessage("2 of 1 is no proportion");
    }
}
