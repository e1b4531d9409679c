package ringside.gui.narration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.gui.recording.LaneRecording;
import ringside.gui.run.Session;
import ringside.gui.sample.Samples;
import ringside.machine.trace.TraceEvent;

class EventSearchTest {
    private final LaneRecording recording = Session.of(Samples.run()).lanes().getFirst();
    private final EventSearch search = new EventSearch(recording);

    @Test
    void numberIsAPosition() {
        assertThat(search.find(" 5 ", 40)).hasValue(5);
        assertThat(search.find(String.valueOf(recording.end()), 0)).hasValue(recording.end());
        assertThat(search.find(String.valueOf(recording.end() + 1), 0)).isEmpty();
    }

    @Test
    void wordsFindTheNextEventAndGoOnAtTheBeginning() {
        int first = search.find("Copied bytes", -1).orElseThrow();
        assertThat(recording.events().get(first)).isInstanceOf(TraceEvent.Copy.class);
        int second = search.find("bytes copied", first).orElseThrow();
        assertThat(second).isGreaterThan(first);
        assertThat(search.find("bytes copied", recording.end())).hasValue(first);
    }

    @Test
    void whatIsNowhereIsNotFound() {
        assertThat(search.find("unheard of", 0)).isEmpty();
        assertThat(search.find("  ", 0)).isEmpty();
    }
}
