package guest.platform;

import guest.raw.Code;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trusting;
import shared.layout.TrapFrame;
import shared.map.AddressMap;

/// The one way by which ring 0 touches a program's memory, and its end of the bargain in the page-fault handler.
@RawAllowed(category = RawAllowed.Category.USER_MEMORY, reason = "copies to and from program addresses with a fault fix-up")
public final class UserCopy {
    private UserCopy() {}

    /// True if `bytes` bytes from `address` are a program's addresses, mapped or not.
    public static boolean isProgramRange(long address, long bytes) {
        return Long.compareUnsigned(address, AddressMap.PROGRAM_END) <= 0
                && Long.compareUnsigned(bytes, AddressMap.PROGRAM_END - address) <= 0;
    }

    /// Kernel to program; false if not every byte arrived.
    @Trusting("the bytes at kernel may be read")
    public static boolean toProgram(long program, long kernel, long bytes) {
        return isProgramRange(program, bytes) && Memory.copyUser(program, kernel, bytes) == 0;
    }

    /// Program to kernel; false if not every byte arrived.
    @Trusting("the bytes at kernel may be overwritten")
    public static boolean fromProgram(long kernel, long program, long bytes) {
        return isProgramRange(program, bytes) && Memory.copyUser(kernel, program, bytes) == 0;
    }

    /// If the fault in `frame` happened inside the copy routine, lets the routine report it, and answers true.
    @Trusting("frame is a trap frame")
    public static boolean repair(long frame) {
        long instruction = Memory.load64(frame + TrapFrame.RIP);
        if (instruction < Code.stub("userCopy") || instruction >= Code.stub("userCopy.end")) {
            return false;
        }
        Memory.store64(frame + TrapFrame.RIP, Code.stub("userCopy.fault"));
        return true;
    }
}
