package guest.kernel.libos;

import guest.kernel.call.KernelCall;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import guest.raw.Trap;

/// The kernel's calls, whose results are those of [KernelCall]. None of them allocates memory, so that they serve before there is any.
@RawAllowed(category = Category.MESSAGES, reason = "executes syscall and hands over addresses of the own arrays")
public final class Kernel {
    private static final int WORDS = 6;
    /// The five registers of [KernelCall#MAP].
    private static final byte[] REGISTERS = new byte[WORDS * Long.BYTES];

    private Kernel() {}

    public static long allocate(long wanted, long count) {
        return Trap.systemCall(KernelCall.ALLOCATE, wanted, count, 0, 0);
    }

    public static int share(long first, long count, int environment, int rights) {
        return (int) Trap.systemCall(KernelCall.SHARE, first, count, environment, rights);
    }

    public static int release(long first, long count) {
        return (int) Trap.systemCall(KernelCall.RELEASE, first, count, 0, 0);
    }

    public static int map(int environment, long virtual, long first, long count, int rights) {
        long words = Memory.addressOfElements(REGISTERS);
        Memory.store64(words, environment);
        Memory.store64(words + 8, virtual);
        Memory.store64(words + 16, first);
        Memory.store64(words + 24, count);
        Memory.store64(words + 32, rights);
        return (int) Trap.exchange(KernelCall.MAP, words);
    }

    public static int unmap(int environment, long virtual, long count) {
        return (int) Trap.systemCall(KernelCall.UNMAP, environment, virtual, count, 0);
    }

    public static int guard(long first, long count) {
        return (int) Trap.systemCall(KernelCall.GUARD, first, count, 0, 0);
    }

    public static int demand(long count) {
        return (int) Trap.systemCall(KernelCall.DEMAND, count, 0, 0, 0);
    }

    /// Makes an environment named by the bytes of `path` from `nameStart` on.
    public static int make(byte[] path, int nameStart) {
        return (int) Trap.systemCall(KernelCall.MAKE, Memory.addressOfElements(path) + nameStart, path.length - nameStart, 0, 0);
    }

    public static int start(int environment, long entry, long stackPointer) {
        return (int) Trap.systemCall(KernelCall.START, environment, entry, stackPointer, 0);
    }

    /// Does not return.
    public static void end(int status) {
        Trap.systemCall(KernelCall.END, status, 0, 0, 0);
    }

    public static int collect(int environment) {
        return (int) Trap.systemCall(KernelCall.COLLECT, environment, 0, 0, 0);
    }

    public static int identity() {
        return (int) Trap.systemCall(KernelCall.IDENTITY, 0, 0, 0, 0);
    }

    public static int setUpcall(long entry, long argument, long stack, long stackBytes) {
        return (int) Trap.systemCall(KernelCall.SET_UPCALL, entry, argument, stack, stackBytes);
    }

    public static void await() {
        Trap.systemCall(KernelCall.AWAIT, 0, 0, 0, 0);
    }

    public static long now() {
        return Trap.systemCall(KernelCall.NOW, 0, 0, 0, 0);
    }

    public static void setAlarm(long deadline) {
        Trap.systemCall(KernelCall.SET_ALARM, deadline, 0, 0, 0);
    }

    public static int send(int stream, byte[] characters, int from, int count) {
        return send(stream, Memory.addressOfElements(characters) + from, count);
    }

    /// The same by address, which the kernel checks.
    public static int send(int stream, long address, int count) {
        return (int) Trap.systemCall(KernelCall.SEND, stream, address, count, 0);
    }

    public static int bindInput() {
        return (int) Trap.systemCall(KernelCall.BIND_INPUT, 0, 0, 0, 0);
    }

    public static int receive() {
        return (int) Trap.systemCall(KernelCall.RECEIVE, 0, 0, 0, 0);
    }

    public static void releaseInput() {
        Trap.systemCall(KernelCall.RELEASE_INPUT, 0, 0, 0, 0);
    }
}
