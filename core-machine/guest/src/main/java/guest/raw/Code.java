package guest.raw;

/// Code addresses and control transfers the language has no words for. Names must be string literals.
public final class Code {
    private Code() {}

    /// Entry address of a static method, for example `"guest/kernel/sched/Idle.run"`. Keeps the method in the image.
    public static native long address(String method);

    /// Address of an entry stub of the image:
    ///
    /// `traps` (256 thunks, 16 bytes each, one for each vector), `systemCall`, `threadStart`, `userCopy`, `userCopy.end`,
    /// `userCopy.fault`; `processorStart` in a domain with an entry of that kind.
    public static native long stub(String name);

    /// Saves RBX RBP R12-R15 on the stack and RSP at `saveStackPointerAt`, loads RSP from `nextStackPointer`, restores
    /// the six registers and returns there.
    ///
    /// A new thread's stack holds, from its stack pointer upwards: R15 R14 R13 R12 RBP RBX and the address of the stub
    /// `threadStart`, which calls the function in RBX with the argument in R12 and traps if that returns.
    public static native void switchStack(long saveStackPointerAt, long nextStackPointer);

    /// Loads all registers from a [shared.layout.TrapFrame] and leaves by `iretq`, with `swapgs` if the frame's CS is ring 3.
    /// Does not return.
    public static native void resume(long frame);

    /// Loads all registers from the [shared.layout.TrapFrame] of a system call and leaves by `sysretq`, whatever stack the frame is on.
    /// What stands on the running stack is forgotten. Does not return.
    public static native void leave(long frame);

    /// Calls a function of one argument by address.
    public static native long call(long function, long argument);
}
