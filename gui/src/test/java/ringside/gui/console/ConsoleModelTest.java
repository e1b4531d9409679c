package ringside.gui.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.gui.recording.LaneRecording;
import ringside.gui.sample.Samples;

class ConsoleModelTest {
    @Test
    void textGrowsByteByByteWithTheCursor() {
        LaneRecording mono = Samples.mono();
        ConsoleModel model = new ConsoleModel(mono.events());
        assertThat(model.textAt(LaneRecording.BEFORE)).isEmpty();
        assertThat(model.textAt(mono.end() - 1)).isEqualTo(Samples.PRINTED.substring(0, Samples.PRINTED.length() - 1));
        assertThat(model.textAt(mono.end())).isEqualTo(Samples.PRINTED);
    }
}
