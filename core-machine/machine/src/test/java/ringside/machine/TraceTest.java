package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.machine.trace.Observation;
import ringside.machine.trace.Observation.Owned;
import ringside.machine.trace.Observation.ProbePoint;
import ringside.machine.trace.Observation.Region;
import ringside.machine.trace.TraceEvent;
import ringside.machine.trace.TraceEvent.Cause;
import ringside.machine.trace.TraceEvent.Copy;
import ringside.machine.trace.TraceEvent.ProbeHit;
import ringside.machine.trace.TraceEvent.RequestMark;
import ringside.machine.trace.TraceEvent.RingChange;
import ringside.machine.trace.TraceEvent.Transfer;

/// Events are what the processor did, and observing changes nothing.
class TraceTest {
    private static final String KERNEL = """
                6a 1b                | push $0x1b
                68 00 00 2c 00       | push $0x2c0000
                68 02 02 00 00       | push $0x202
                6a 23                | push $0x23
                68 00 00 80 00       | push $0x800000
                bf 00 10 00 00       | mov $0x1000,%edi
                48 8d 35 0c 00 00 00 | lea 0xc(%rip),%rsi
                ba 04 00 00 00       | mov $0x4,%edx
                e8 d7 07 00 00       | call 201800 <name+0x7d5>
                48 cf                | iretq
                64 65 6d             | fs gs insl (%dx),%es:(%rdi)
                6f                   | outsl %ds:(%rsi),(%dx)
                """;
    private static final String PROBE = "c3 | ret";
    private static final String PROGRAM = """
                b8 2a 00 00 00       | mov $0x2a,%eax
                0f 1f 80 01 00 49 52 | nopl 0x52490001(%rax)
                bf 07 00 00 00       | mov $0x7,%edi
                0f 05                | syscall
                b8 2a 00 00 00       | mov $0x2a,%eax
                0f 1f 80 02 00 49 52 | nopl 0x52490002(%rax)
                0f 0b                | ud2
                """;
    private static final String SERVICE = """
                49 89 ca       | mov %rcx,%r10
                e8 f8 1f 00 00 | call 205000 <__bss_start+0x1000>
                be 00 00 25 00 | mov $0x250000,%esi
                bf fc 0f 26 00 | mov $0x260ffc,%edi
                b9 10 00 00 00 | mov $0x10,%ecx
                fc             | cld
                f3 a4          | rep movsb %ds:(%rsi),%es:(%rdi)
                b0 21          | mov $0x21,%al
                66 ba f8 03    | mov $0x3f8,%dx
                ee             | out %al,(%dx)
                4c 89 d1       | mov %r10,%rcx
                48 0f 07       | sysretq
                """;
    private static final String LIBRARY = "90 | nop\nc3 | ret";
    private static final Observation OBSERVATION = new Observation(List.of("unknown", "kernel", "fs"),
            List.of(new Region(0x20_1000, 0x20_2000, 1), new Region(0x20_3000, 0x20_4000, 2), new Region(0x20_5000, 0x20_6000, -1),
                    new Region(0x25_0000, 0x25_1000, 1), new Region(0x26_0000, 0x26_1000, 1), new Region(0x26_1000, 0x26_2000, 2)),
            List.of(new Owned(0, 0x1000, 1)), List.of(new ProbePoint("space", "addressSpace", 0x20_1800, 3)));

    private final List<TraceEvent> events = new ArrayList<>();

    private static Guest guest() {
        return Guest.of(KERNEL).with(0x20_1800, PROBE).with(0x20_3000, SERVICE).with(0x20_5000, LIBRARY).with(0x80_0000, PROGRAM);
    }

    private Guest observed() {
        var guest = guest();
        guest.machine().observe(OBSERVATION, events::add);
        return guest.run();
    }

    private <T extends TraceEvent> List<T> only(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void observingDoesNotChangeTheState() {
        assertThat(observed().machine().stateHash()).isEqualTo(guest().run().machine().stateHash());
    }

    @Test
    void equalRunsGiveEqualEvents() {
        observed();
        var first = List.copyOf(events);
        events.clear();
        observed();
        assertThat(events).isEqualTo(first).isNotEmpty();
    }

    @Test
    void ringChangesNameTheirCause() {
        observed();
        assertThat(only(RingChange.class)).extracting(RingChange::from, RingChange::to, RingChange::cause).containsExactly(
                tuple(0, 3, Cause.IRET), tuple(3, 0, Cause.SYSCALL),
                tuple(0, 3, Cause.SYSRET), tuple(3, 0, Cause.EXCEPTION));
    }

    @Test
    void addressSpaceProbeNamesTheProgram() {
        var guest = observed();
        assertThat(only(ProbeHit.class)).singleElement().satisfies(hit -> {
            assertThat(hit.kind()).isEqualTo("addressSpace");
            assertThat(hit.arguments()).containsExactly(0x1000L, hit.arguments().get(1), 4L);
        });
        assertThat(guest.machine().components()).containsExactly("unknown", "kernel", "fs", "demo");
    }

    @Test
    void transfersFollowComponentsAndLibraryCodeIsItsCallers() {
        observed();
        assertThat(only(Transfer.class)).extracting(Transfer::from, Transfer::to).containsExactly(
                tuple(0, 1), tuple(1, 3),
                tuple(3, 2), tuple(2, 3),
                tuple(3, 0));
    }

    @Test
    void marksCarryKindAndRequest() {
        observed();
        assertThat(only(RequestMark.class)).extracting(RequestMark::kind, RequestMark::id).containsExactly(
                tuple(1, 42L), tuple(2, 42L));
        assertThat(only(RequestMark.class)).allSatisfy(mark -> assertThat(mark.at().ring()).isEqualTo(3));
    }

    @Test
    void copiesAreSplitWhereTheOwnerChanges() {
        observed();
        assertThat(only(Copy.class)).extracting(Copy::bytes, Copy::fromComponent, Copy::toComponent).containsExactly(
                tuple(4L, 1, 1), tuple(12L, 1, 2));
    }

    @Test
    void systemCallShowsNumberAndArguments() {
        observed();
        assertThat(only(TraceEvent.SystemCallEntry.class)).singleElement().satisfies(call -> {
            assertThat(call.number()).isEqualTo(42);
            assertThat(call.arguments().getFirst()).isEqualTo(7);
            assertThat(call.at().ring()).isEqualTo(3);
            assertThat(call.at().address()).isEqualTo(0x80_0011);
        });
    }

    @Test
    void consoleBytesAndExceptionsAreReported() {
        observed();
        assertThat(only(TraceEvent.ConsoleByte.class)).extracting(TraceEvent.ConsoleByte::value).containsExactly((int) '!');
        assertThat(only(TraceEvent.ExceptionRaised.class)).extracting(TraceEvent.ExceptionRaised::vector).containsExactly(6);
        assertThat(events).extracting(event -> event.at().sequence()).isSorted();
    }
}
