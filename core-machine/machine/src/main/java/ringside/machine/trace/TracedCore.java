package ringside.machine.trace;

/// What events say of the core that causes them, read without a trace.
public interface TracedCore {
    int number();

    /// Privilege ring.
    int ring();

    /// CR3.
    long root();

    /// Linear address of the running instruction; of the next one between two.
    long address();

    /// Linear address of the instruction to come, the code segment's base included.
    long next();

    /// Model cycles since reset.
    long cycle();

    /// Instructions retired since reset.
    long retired();

    /// RAX, in which system calls find their number and leave their result.
    long accumulator();

    /// What a probe finds as its argument `index`, from 0.
    long probeArgument(int index);

    /// What a system call finds as its argument `index`, from 0 to 5.
    long callArgument(int index);

    /// The byte at a linear address, or -1.
    int peek(long linear);

    /// The physical address behind a linear one, or -1.
    long physical(long linear);
}
