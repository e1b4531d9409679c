package guest.kernel.libos;

import guest.kernel.binding.Right;
import guest.kernel.boot.BootInformation;
import guest.kernel.call.KernelCall;
import guest.platform.MemoryRegion;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.map.AddressMap;

/// The frames that hold the archive, as the page of [BootInformation] names them: to this kernel they are frames like any other.
@RawAllowed(category = Category.BOOT, reason = "reads the page of boot information at its fixed address")
public final class Extents {
    private static final long ARCHIVE_ADDRESS = 0x1_0000_0000L;

    /// Maps the archive for reading. Empty if there is none, or if the kernel refuses.
    public MemoryRegion bind() {
        boolean bound = count() > 0 && Kernel.map(KernelCall.SELF, ARCHIVE_ADDRESS, first(), count(), Right.READ) == 0;
        return new MemoryRegion(ARCHIVE_ADDRESS, bound ? bytes() : 0);
    }

    /// Lets another environment, which the caller has made, read the archive and the page that tells of it: 0 or a negated errno.
    public int lend(int environment) {
        long page = Memory.load64(BootInformation.ADDRESS + BootInformation.OWN_FRAME);
        int failure = Kernel.share(first(), count(), environment, Right.READ);
        if (failure == 0) {
            failure = Kernel.share(page, 1, environment, Right.READ);
        }
        return failure == 0 ? Kernel.map(environment, BootInformation.ADDRESS, page, 1, Right.READ) : failure;
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

    private static long first() {
        return Memory.load64(BootInformation.ADDRESS + BootInformation.ARCHIVE_FRAME);
    }

    private static long count() {
        return (bytes() + AddressMap.PAGE - 1) / AddressMap.PAGE;
    }

    private static long bytes() {
        return Memory.load64(BootInformation.ADDRESS + BootInformation.ARCHIVE_BYTES);
    }
}
