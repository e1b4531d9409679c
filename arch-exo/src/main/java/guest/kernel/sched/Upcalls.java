package guest.kernel.sched;

import guest.kernel.mm.AddressSpace;
import guest.platform.UserFrame;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.layout.TrapFrame;

/// Calls a program where it wants to be called, its registers saved in its own memory. The program's address space is loaded.
@RawAllowed(category = Category.CONTEXT_SWITCH, reason = "moves a program's registers to its save area and sends it to its upcall entry")
public final class Upcalls {
    /// Bytes below RSP that compiled code may use without saying so (System V ABI AMD64 §3.2.2).
    private static final long RED_ZONE = 128;

    /// Tells events that were announced and not told yet. A program whose upcall stack cannot be written gets no more upcalls.
    void tellEvents(Environment environment) {
        if (environment.announced == 0) {
            return;
        }
        Memory.store64(environment.frame + TrapFrame.VECTOR, Upcall.EVENTS);
        Memory.store64(environment.frame + TrapFrame.ERROR, environment.announced);
        environment.announced = 0;
        if (call(environment, environment.owes) != 0) {
            environment.upcallEntry = 0;
        }
    }

    /// Makes the environment go on at its upcall entry when it leaves the kernel, `detail` in RDX: 0, or -EFAULT if it has no entry
    /// or its upcall stack cannot be written. An upcall that interrupts an upcall takes the room below it.
    public int call(Environment environment, long detail) {
        if (environment.upcallEntry == 0) {
            return -Errno.EFAULT;
        }
        long frame = environment.frame;
        long stackPointer = Memory.load64(frame + TrapFrame.RSP);
        boolean nested = Long.compareUnsigned(stackPointer - environment.upcallStack, environment.upcallStackBytes) < 0;
        long top = nested ? stackPointer - RED_ZONE & -16 : environment.upcallStack + environment.upcallStackBytes;
        long saved = top - TrapFrame.BYTES;
        if (saved < environment.upcallStack || !environment.space.permits(saved, TrapFrame.BYTES, AddressSpace.WRITABLE)) {
            return -Errno.EFAULT;
        }
        Memory.copy(saved, frame, TrapFrame.BYTES);
        // A function starts with the return address on the stack; this one has none and must not return.
        UserFrame.fill(frame, environment.upcallEntry, saved - 8, saved);
        Memory.store64(frame + TrapFrame.RSI, environment.upcallArgument);
        Memory.store64(frame + TrapFrame.RDX, detail);
        return 0;
    }
}
