package ringside.machine.cpu;

/// What a core needs of the board around it.
public interface Machinery {
    /// Reads an I/O port: 1, 2 or 4 bytes, zero-extended.
    int readPort(int port, int width);

    void writePort(int port, int width, int value);

    long apicBase();

    /// False if the value is not allowed.
    boolean apicBase(long value);

    int taskPriority();

    void taskPriority(int value);
}
