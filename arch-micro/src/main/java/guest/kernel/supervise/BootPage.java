package guest.kernel.supervise;

import guest.kernel.boot.BootInformation;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.layout.DomainTable;
import shared.map.AddressMap;

/// What the kernel wrote into [BootInformation].
@RawAllowed(category = Category.BOOT, reason = "reads the page of boot information at its fixed address")
public final class BootPage {
    /// The answer for a domain that the image does not have.
    public static final int NONE = -1;

    /// Index of the image's domain called `name`, or [#NONE].
    public int find(String name) {
        for (int i = 0; i < domains(); i++) {
            if (isNamed(record(i) + BootInformation.DOMAIN_NAME, name)) {
                return i;
            }
        }
        return NONE;
    }

    /// Number of the image's domains, the kernel's own not counted.
    int domains() {
        return (int) Memory.load64(BootInformation.ADDRESS + BootInformation.DOMAIN_COUNT);
    }

    public int slot(int index) {
        return BootInformation.FIRST_DOMAIN + index;
    }

    public long entry(int index) {
        return Memory.load64(record(index) + BootInformation.DOMAIN_ENTRY);
    }

    public long stackTop(int index) {
        return Memory.load64(record(index) + BootInformation.DOMAIN_STACK_TOP);
    }

    /// Bytes of memory behind [BootInformation#FRAMES].
    public long freeBytes() {
        return Memory.load64(BootInformation.ADDRESS + BootInformation.FRAMES_BYTES);
    }

    /// Bytes behind [BootInformation#ARCHIVE], a page multiple.
    public long archiveBytes() {
        return Memory.load64(BootInformation.ADDRESS + BootInformation.ARCHIVE_BYTES) + AddressMap.PAGE - 1 & -AddressMap.PAGE;
    }

    /// Segments that the image's domains may write; the first domain's own are not among them.
    int segments() {
        return (int) Memory.load64(BootInformation.ADDRESS + BootInformation.SEGMENT_COUNT);
    }

    /// Index of the domain that segment `number` belongs to.
    int segmentDomain(int number) {
        return (int) Memory.load64(segment(number) + BootInformation.SEGMENT_DOMAIN);
    }

    long segmentStart(int number) {
        return Memory.load64(segment(number) + BootInformation.SEGMENT_VIRTUAL);
    }

    long segmentBytes(int number) {
        return Memory.load64(segment(number) + BootInformation.SEGMENT_BYTES);
    }

    /// Whether the segment starts as zeros.
    boolean isZeros(int number) {
        return hasFlag(number, DomainTable.SEGMENT_ZERO);
    }

    /// Whether the segment keeps its contents when its domain starts anew.
    boolean isKept(int number) {
        return hasFlag(number, DomainTable.SEGMENT_KEEP);
    }

    private static boolean hasFlag(int number, int flag) {
        return (Memory.load64(segment(number) + BootInformation.SEGMENT_FLAGS) & flag) != 0;
    }

    private static long segment(int number) {
        return BootInformation.ADDRESS + BootInformation.SEGMENTS + (long) number * BootInformation.SEGMENT_RECORD_BYTES;
    }

    /// A copy of the kernel's command line.
    public byte[] commandLine() {
        long text = BootInformation.ADDRESS + BootInformation.COMMAND_LINE;
        int length = 0;
        while (Memory.load8(text + length) != 0) {
            length++;
        }
        byte[] line = new byte[length];
        Memory.copy(Memory.addressOfElements(line), text, length);
        return line;
    }

    private static long record(int index) {
        return BootInformation.ADDRESS + BootInformation.DOMAINS + (long) index * BootInformation.DOMAIN_RECORD_BYTES;
    }

    private static boolean isNamed(long at, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Memory.load8(at + i) != name.charAt(i)) {
                return false;
            }
        }
        return Memory.load8(at + name.length()) == 0;
    }
}
