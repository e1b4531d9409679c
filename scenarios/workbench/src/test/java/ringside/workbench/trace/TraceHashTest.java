package ringside.workbench.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.trace.Stamp;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.Cause;

class TraceHashTest {
    private static final List<TraceEvent> EVENTS = new Events().open(1).ring(0, Cause.SYSCALL).copy(64, 1, 2).console('a').close(1).list();

    @Test
    void aCanonicalLineSaysWhenWhereAndWhat() {
        var event = new TraceEvent.Copy(new Stamp(9, 1, 200, 100, 0, 3, 0x7000, 0xffff_ffff_8000_0010L), 0x1000, 0x2000, 64, 3, -1);
        assertThat(TraceHash.line(event)).isEqualTo("200 1 100 0 3 7000 ffffffff80000010 copy 1000 2000 64 3 -1\n");
    }

    /// Version 1 of the canonical form is published with every result; this value may never change.
    @Test
    void theHashOfAKnownTraceStays() {
        assertThat(TraceHash.of(EVENTS)).isEqualTo("af110a821903babb80fe9356f92305d5204214f0ccf2864597fef99a8cd91e8a");
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        var reversed = new ArrayList<>(EVENTS);
        Collections.reverse(reversed);
        assertThat(TraceHash.of(reversed)).isEqualTo(TraceHash.of(EVENTS));
    }

    @Test
    void anyDifferenceChangesTheHash() {
        assertThat(TraceHash.of(EVENTS.subList(0, 4))).isNotEqualTo(TraceHash.of(EVENTS));
        assertThat(TraceHash.of(new Events().open(2).list())).isNotEqualTo(TraceHash.of(new Events().open(1).list()));
    }
}
