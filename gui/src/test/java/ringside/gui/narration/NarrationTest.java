package ringside.gui.narration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ringside.gui.recording.LaneRecording;
import ringside.gui.sample.Samples;

class NarrationTest {
    private final LaneRecording mono = Samples.mono();
    private final LaneRecording micro = Samples.micro();

    @Test
    void monolithicReadIsToldInPlainSentences() {
        assertThat(sentences(mono)).contains(
                "reader opens request 1.",
                "The processor goes from ring 3 to ring 0 by a system call.",
                "reader asks the kernel: read.",
                "reader enters kernel across the hardware boundary.",
                "kernel calls fs.",
                "4\u202F096 bytes are copied from fs's memory to reader's memory.",
                "fs returns to kernel.",
                "The system call returns 4\u202F096.",
                "kernel returns to reader across the hardware boundary.");
    }

    @Test
    void messagesNameTheirNumberAndEnds() {
        assertThat(sentences(micro)).contains(
                "The kernel passes message 1 from reader to fs.",
                "Message 2 travels from fs to kernel.",
                "The processor changes threads from reader to fs.",
                "The address space changes from reader's to fs's.",
                "reader asks the kernel: kernel call 1.");
    }

    @Test
    void everyEventHasSentenceAndLabel() {
        Narration narration = new Narration(micro);
        assertThat(IntStream.rangeClosed(-1, micro.end())).allSatisfy(position -> assertThat(narration.sentence(position)).endsWith("."));
        assertThat(IntStream.rangeClosed(0, micro.end())).allSatisfy(position -> assertThat(narration.label(position)).isNotBlank());
    }

    @Test
    void pageFaultNamesItsAddress() {
        LaneRecording lane = Samples.monoWith(Samples.monoScript().pageFault(0xdead).events());
        assertThat(sentences(lane)).containsExactly("reader causes a page fault at 0xdead.");
    }

    @Test
    void figuresReadEasily() {
        assertThat(Figures.grouped(1234567)).isEqualTo("1\u202F234\u202F567");
        assertThat(Figures.ratio(3, 3)).isEqualTo("×1");
        assertThat(Figures.ratio(1.5, 1)).isEqualTo("×1.5");
        assertThat(Figures.ratio(531, 100)).isEqualTo("×5.3");
        assertThat(Figures.ratio(1200, 100)).isEqualTo("×12");
        assertThat(Figures.ratio(0, 4)).isEqualTo("×0");
    }

    private static List<String> sentences(LaneRecording lane) {
        Narration narration = new Narration(lane);
        return IntStream.rangeClosed(0, lane.end()).mapToObj(narration::sentence).toList();
    }
}
