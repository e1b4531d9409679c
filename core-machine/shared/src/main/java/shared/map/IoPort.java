package shared.map;

/// I/O port numbers of the machine.
public final class IoPort {
    /// 16550A UART, first serial line.
    public static final int COM1 = 0x3F8;
    /// Byte sink for kernel logs (QEMU isa-debugcon).
    public static final int DEBUG_CONSOLE = 0xE9;
    /// Writing v ends the machine with status `(v << 1 | 1) & 0xFF` (QEMU isa-debug-exit).
    public static final int DEBUG_EXIT = 0xF4;
    /// ISA interrupt line of COM1, which is also its IOAPIC pin.
    public static final int COM1_LINE = 4;

    private IoPort() {}
}
