package ringside.workbench.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import ringside.machine.trace.Stamp;
import ringside.machine.trace.TraceEvent;

/// The fingerprint of a run: SHA-256 over one canonical line for each event, ordered by (cycle, core, sequence).
///
/// The first line names the version of the set of kinds. A kind added to the machine later does not enter version 1, so that
/// hashes already published stay valid; the sequence number is not printed for the same reason.
public final class TraceHash {
    private static final String HEADER = "ringside.trace 1\n";
    private static final Comparator<TraceEvent> ORDER = Comparator
            .comparingLong((TraceEvent event) -> event.at().cycle())
            .thenComparingInt(event -> event.at().core())
            .thenComparingLong(event -> event.at().sequence());

    private TraceHash() {}

    public static String of(List<TraceEvent> events) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(HEADER.getBytes(StandardCharsets.UTF_8));
            events.stream().filter(TraceHash::isOfVersion1).sorted(ORDER).forEach(event -> digest.update(line(event).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private static boolean isOfVersion1(TraceEvent event) {
        return !(event instanceof TraceEvent.Ipi || event instanceof TraceEvent.LineTransfer || event instanceof TraceEvent.Dma);
    }

    /// `cycle core instructions ring component root address kind fields…`
    public static String line(TraceEvent event) {
        Stamp at = event.at();
        return at.cycle() + " " + at.core() + " " + at.instructions() + " " + at.ring() + " " + at.component() + " "
                + Long.toHexString(at.root()) + " " + Long.toHexString(at.address()) + " " + fields(event) + "\n";
    }

    private static String fields(TraceEvent event) {
        return switch (event) {
            case TraceEvent.RingChange e -> "ring " + e.from() + " " + e.to() + " " + e.cause();
            case TraceEvent.AddressSpaceLoad e -> "space " + Long.toHexString(e.from()) + " " + Long.toHexString(e.to());
            case TraceEvent.SystemCallEntry e -> "syscall " + e.number() + " " + e.arguments();
            case TraceEvent.SystemCallExit e -> "sysret " + e.result();
            case TraceEvent.ExceptionRaised e -> "exception " + e.vector() + " " + e.errorCode() + " " + Long.toHexString(e.faultAddress());
            case TraceEvent.InterruptTaken e -> "interrupt " + e.vector();
            case TraceEvent.InterruptReturn _ -> "iret";
            case TraceEvent.TlbMiss e -> "tlb " + Long.toHexString(e.linear());
            case TraceEvent.Transfer e -> "transfer " + e.from() + " " + e.to();
            case TraceEvent.Copy e -> "copy " + Long.toHexString(e.source()) + " " + Long.toHexString(e.destination()) + " " + e.bytes()
                    + " " + e.fromComponent() + " " + e.toComponent();
            case TraceEvent.ProbeHit e -> "probe " + e.probe() + " " + e.kind() + " " + e.arguments();
            case TraceEvent.RequestMark e -> "mark " + e.kind() + " " + e.id();
            case TraceEvent.PortAccess e -> "port " + e.port() + " " + e.width() + " " + e.value() + " " + e.direction();
            case TraceEvent.DeviceMemoryAccess e -> "device " + Long.toHexString(e.physical()) + " " + e.width() + " " + e.value()
                    + " " + e.direction();
            case TraceEvent.Dma e -> "dma " + e.device() + " " + Long.toHexString(e.physical()) + " " + e.length() + " " + e.direction()
                    + " " + e.outcome();
            case TraceEvent.ConsoleByte e -> "console " + e.value();
            case TraceEvent.Halted _ -> "halt";
            case TraceEvent.Ipi e -> "ipi " + e.destination() + " " + e.kind() + " " + e.vector();
            case TraceEvent.LineTransfer e -> "line " + Long.toHexString(e.line()) + " " + e.from() + " " + e.to() + " " + e.direction();
        };
    }
}
