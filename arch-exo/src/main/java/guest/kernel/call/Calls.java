package guest.kernel.call;

import guest.kernel.sched.Environment;
import guest.kernel.sched.Scheduler;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.layout.TrapFrame;

/// The `syscall` instruction: finds the call.
@RawAllowed(category = Category.MESSAGES, reason = "takes a call's number from the caller's registers and leaves the result there")
public final class Calls {
    private final Scheduler scheduler;
    private final FrameCalls frames;
    private final EnvironmentCalls environments;
    private final DeviceCalls devices;

    public Calls(Scheduler scheduler, FrameCalls frames, EnvironmentCalls environments, DeviceCalls devices) {
        this.scheduler = scheduler;
        this.frames = frames;
        this.environments = environments;
        this.devices = devices;
    }

    /// Handles the call of the current environment and leaves the kernel; returns if the caller goes on.
    public void handle(long frame) {
        long number = Memory.load64(frame + TrapFrame.RAX);
        long result = number < 0 || number >= KernelCall.COUNT ? -Errno.ENOSYS : call((int) number, frame, scheduler.current());
        Memory.store64(frame + TrapFrame.RAX, result);
        scheduler.leave();
    }

    private long call(int number, long frame, Environment caller) {
        if (number <= KernelCall.DEMAND) {
            return frames.handle(number, frame, caller);
        }
        if (number <= KernelCall.SET_UPCALL) {
            return environments.handle(number, frame, caller);
        }
        return devices.handle(number, frame, caller);
    }
}
