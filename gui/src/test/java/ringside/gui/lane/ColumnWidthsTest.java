package ringside.gui.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnWidthsTest {
    @Test
    void columnsAreEqualWhereThatIsEnough() {
        assertThat(ColumnWidths.of(new double[] {100, 40, 10}, 300)).containsExactly(100, 100, 100);
    }

    @Test
    void aColumnThatNeedsMoreTakesItFromTheOthers() {
        assertThat(ColumnWidths.of(new double[] {200, 40, 10}, 300)).containsExactly(200, 50, 50);
        assertThat(ColumnWidths.of(new double[] {200, 80, 10}, 300)).containsExactly(200, 80, 20);
    }

    @Test
    void withTooLittleRoomEachGetsItsPart() {
        assertThat(ColumnWidths.of(new double[] {300, 100}, 200)).containsExactly(150, 50);
    }

    @Test
    void oneColumnTakesAll() {
        assertThat(ColumnWidths.of(new double[] {0}, 70)).containsExactly(70);
    }
}
