package shared.abi;

/// System call numbers of Linux on x86-64.
///
/// The number travels in RAX, arguments in RDI RSI RDX R10 R8 R9, the result in RAX; a negative result in
/// `-4095..-1` is a negated [Errno]. RCX and R11 are destroyed by `syscall`.
/// Source: System V ABI AMD64, appendix A.2.1; Linux `arch/x86/entry/syscalls/syscall_64.tbl`.
public final class Syscall {
    public static final int READ = 0;
    public static final int WRITE = 1;
    public static final int OPEN = 2;
    public static final int CLOSE = 3;
    public static final int SCHED_YIELD = 24;
    public static final int NANOSLEEP = 35;
    public static final int GETPID = 39;
    public static final int EXIT = 60;

    private Syscall() {}
}
