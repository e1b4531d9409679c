package guest.bench;

import guest.lang.Entry;
import guest.raw.Control;
import guest.raw.Mark;
import guest.raw.Port;
import guest.raw.RawAllowed;
import shared.map.IoPort;

/// Runs every routine between two request marks, prints its checksum, and ends the machine.
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "marks, prints to the serial line, and ends the machine")
final class Boot {
    private static final int DIGITS = 16;

    private Boot() {}

    @Entry(Entry.Kind.BOOT)
    static void boot(long startInfo) {
        measure(0, new BlockCache());
        measure(1, new PathWalk());
        measure(2, new MessageRing());
        measure(3, new Checksum());
        measure(4, new FileReads());
        measure(5, new StubCalls());
        measure(6, new PageMapping());
        measure(7, new RunQueue());
        end(0);
    }

    /// No routine may trap.
    @Entry(Entry.Kind.TRAP)
    static void trap(long frame) {
        end(1);
    }

    private static void measure(int number, Routine routine) {
        Mark.open(number);
        long checksum = routine.run();
        Mark.close(number);
        for (int i = 0; i < DIGITS; i++) {
            int digit = (int) (checksum >>> 60 - 4 * i) & 15;
            Port.out8(IoPort.COM1, digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
        Port.out8(IoPort.COM1, '\n');
    }

    private static void end(int status) {
        Port.out8(IoPort.DEBUG_EXIT, status);
        while (true) {
            Control.halt();
        }
    }
}
