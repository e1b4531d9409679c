package guest.service.console;

import guest.port.CharacterDevice;
import guest.port.PortRange;

/// A 16550A, polled for output and read for input.
///
/// Source: National Semiconductor PC16550D data sheet, table II (registers).
public final class Uart implements CharacterDevice {
    private static final int DATA = 0;
    private static final int INTERRUPT_ENABLE = 1;
    private static final int FIFO_CONTROL = 2;
    private static final int LINE_CONTROL = 3;
    private static final int MODEM_CONTROL = 4;
    private static final int LINE_STATUS = 5;

    private static final int RECEIVED_DATA_INTERRUPT = 0x01;
    private static final int FIFOS_ON_AND_CLEARED = 0x07;
    private static final int EIGHT_BITS = 0x03;
    private static final int DIVISOR_LATCH = 0x80;
    /// DTR, RTS, and OUT2, which connects the interrupt on a PC.
    private static final int READY_WITH_INTERRUPT = 0x0B;
    private static final int DATA_READY = 0x01;
    private static final int TRANSMITTER_EMPTY = 0x20;

    private final PortRange ports;

    public Uart(PortRange ports) {
        this.ports = ports;
    }

    /// 115200 baud, 8 bits, no parity, one stop bit; interrupts for received data only.
    @Override
    public void start() {
        ports.write(LINE_CONTROL, DIVISOR_LATCH);
        ports.write(DATA, 1);
        ports.write(INTERRUPT_ENABLE, 0);
        ports.write(LINE_CONTROL, EIGHT_BITS);
        ports.write(FIFO_CONTROL, FIFOS_ON_AND_CLEARED);
        ports.write(MODEM_CONTROL, READY_WITH_INTERRUPT);
        ports.write(INTERRUPT_ENABLE, RECEIVED_DATA_INTERRUPT);
    }

    @Override
    public void send(byte[] characters, int count) {
        for (int i = 0; i < count; i++) {
            send(characters[i] & 0xFF);
        }
    }

    private void send(int character) {
        while ((ports.read(LINE_STATUS) & TRANSMITTER_EMPTY) == 0) {
            // One character takes 87 microseconds, less than going to sleep and back is worth.
        }
        ports.write(DATA, character);
    }

    @Override
    public int receive() {
        return (ports.read(LINE_STATUS) & DATA_READY) == 0 ? NOTHING : ports.read(DATA) & 0xFF;
    }
}
