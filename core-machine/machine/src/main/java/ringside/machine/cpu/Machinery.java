package ringside.machine.cpu;

/// What a core needs of the board around it.
public interface Machinery {
    /// Reads an I/O port: 1, 2 or 4 bytes, zero-extended.
    int readPort(int port, int width);

    void writePort(int port, int width, int value);

    /// Number of cores of the machine.
    int cores();

    /// INIT: resets what belongs to this core alone.
    void initialise();

    long apicBase();

    /// False if the value is not allowed.
    boolean apicBase(long value);

    /// Reads a register of the interrupt controller in x2APIC mode, -1 if there is none of that number.
    long apicRegister(int number);

    /// Writes one; false if that is not allowed.
    boolean apicRegister(int number, long value);

    int taskPriority();

    void taskPriority(int value);
}
