package ringside.machine.device;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import ringside.machine.state.StateTape;

/// A 16550A serial port. The transmitter takes no time; input waits outside until the receiver has room. A break that is sent is seen by nobody:
/// it is on the line alone, and in loopback the line is idle (§8.1, §8.8).
/// Source: National Semiconductor PC16550D data sheet, section 8.
public final class Uart extends BytePortDevice {
    private static final int FIFO = 16;
    private static final int IER_RECEIVED = 1;
    private static final int IER_EMPTY = 2;
    private static final int IER_LINE = 4;
    private static final int IER_MODEM = 8;
    private static final int IIR_MODEM = 0;
    private static final int IIR_NONE = 1;
    private static final int IIR_EMPTY = 2;
    private static final int IIR_RECEIVED = 4;
    private static final int IIR_LINE = 6;
    private static final int IIR_TIME_OUT = 12;
    private static final int LCR_DIVISOR = 0x80;
    private static final int MCR_LOOPBACK = 0x10;
    private static final int LSR_READY = 1;
    private static final int LSR_OVERRUN = 2;
    private static final int LSR_EMPTY = 0x60;
    private static final int[] TRIGGERS = {1, 4, 8, 14};
    private static final int MSR_CONNECTED = 0xB0;
    private static final int MSR_RING = 0x40;

    private final int base;
    private final InterruptPin pin;
    private final IntConsumer line;
    private final Deque<Integer> received = new ArrayDeque<>();
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private int interruptEnable;
    private int fifoControl;
    private int lineControl;
    private int modemControl = 8;
    /// Which modem lines have changed since they were last read.
    private int modemChanges;
    private int scratch;
    private int divisor = 12;
    private boolean overrun;
    private boolean emptyPending;

    /// @param line takes each byte sent
    public Uart(int base, InterruptPin pin, IntConsumer line) {
        this.base = base;
        this.pin = pin;
        this.line = line;
    }

    /// Bytes arrive at the receiver, as fast as the guest reads them.
    public void type(byte[] bytes) {
        for (byte b : bytes) {
            waiting.add(b & 0xFF);
        }
        receiveWaiting();
        update();
    }

    private int capacity() {
        return (fifoControl & 1) != 0 ? FIFO : 1;
    }

    private void receiveWaiting() {
        while (!waiting.isEmpty() && received.size() < capacity() && (modemControl & MCR_LOOPBACK) == 0) {
            received.add(waiting.remove());
        }
    }

    @Override
    int read(int port) {
        int value = switch (port - base) {
            case 0 -> (lineControl & LCR_DIVISOR) != 0 ? divisor & 0xFF : receive();
            case 1 -> (lineControl & LCR_DIVISOR) != 0 ? divisor >> 8 : interruptEnable;
            case 2 -> identify();
            case 3 -> lineControl;
            case 4 -> modemControl;
            case 5 -> lineStatus();
            case 6 -> modemStatus();
            default -> scratch;
        };
        update();
        return value;
    }

    private int receive() {
        int value = received.isEmpty() ? 0 : received.remove();
        receiveWaiting();
        return value;
    }

    private int identify() {
        int cause = cause();
        if (cause == IIR_EMPTY) {
            emptyPending = false;
        }
        return cause | ((fifoControl & 1) != 0 ? 0xC0 : 0);
    }

    private int cause() {
        if ((interruptEnable & IER_LINE) != 0 && overrun) {
            return IIR_LINE;
        }
        if ((interruptEnable & IER_RECEIVED) != 0 && !received.isEmpty()) {
            boolean full = (fifoControl & 1) == 0 || received.size() >= TRIGGERS[fifoControl >> 6];
            return full ? IIR_RECEIVED : IIR_TIME_OUT;
        }
        if ((interruptEnable & IER_EMPTY) != 0 && emptyPending) {
            return IIR_EMPTY;
        }
        return (interruptEnable & IER_MODEM) != 0 && modemChanges != 0 ? IIR_MODEM : IIR_NONE;
    }

    private int lineStatus() {
        int value = LSR_EMPTY | (received.isEmpty() ? 0 : LSR_READY) | (overrun ? LSR_OVERRUN : 0);
        overrun = false;
        return value;
    }

    private int modemStatus() {
        int value = modemLines() | modemChanges;
        modemChanges = 0;
        return value;
    }

    /// In loopback the modem outputs come back: OUT2 as DCD, OUT1 as RI, RTS as CTS, DTR as DSR.
    private int modemLines() {
        if ((modemControl & MCR_LOOPBACK) == 0) {
            return MSR_CONNECTED;
        }
        return (modemControl & 0xC) << 4 | (modemControl & 2) << 3 | (modemControl & 1) << 5;
    }

    /// Of RI only the end of a ring counts as a change. Data sheet §8.9 and, for loopback, §8.8.
    private void controlModem(int value) {
        int before = modemLines();
        modemControl = value & 0x1F;
        int after = modemLines();
        modemChanges |= ((before ^ after) & ~MSR_RING | before & ~after & MSR_RING) >> 4;
        receiveWaiting();
    }

    @Override
    void write(int port, int value) {
        switch (port - base) {
            case 0 -> {
                if ((lineControl & LCR_DIVISOR) != 0) {
                    divisor = divisor & 0xFF00 | value;
                } else {
                    send(value);
                }
            }
            case 1 -> {
                if ((lineControl & LCR_DIVISOR) != 0) {
                    divisor = divisor & 0xFF | value << 8;
                } else {
                    emptyPending |= (value & ~interruptEnable & IER_EMPTY) != 0;
                    interruptEnable = value & 0xF;
                }
            }
            case 2 -> controlFifo(value);
            case 3 -> lineControl = value;
            case 4 -> controlModem(value);
            case 7 -> scratch = value;
            default -> { }
        }
        update();
    }

    private void send(int value) {
        emptyPending = true;
        if ((modemControl & MCR_LOOPBACK) == 0) {
            line.accept(value);
        } else if (received.size() < capacity()) {
            received.add(value);
        } else {
            overrun = true;
        }
    }

    private void controlFifo(int value) {
        if (((value ^ fifoControl) & 1) != 0 || (value & 2) != 0) {
            received.clear();
        }
        fifoControl = (value & 1) != 0 ? value & 0xC9 : 0;
        receiveWaiting();
    }

    private void update() {
        pin.level(cause() != IIR_NONE);
    }

    /// Adds the registers to a state hash.
    public void digest(LongConsumer digest) {
        long[] state = {interruptEnable, fifoControl, lineControl, modemControl, modemChanges, scratch, divisor, overrun ? 1 : 0, emptyPending ? 1 : 0,
            received.size(), waiting.size()};
        for (long value : state) {
            digest.accept(value);
        }
        received.forEach(digest::accept);
        waiting.forEach(digest::accept);
    }

    /// Takes the registers down or puts them back.
    public void state(StateTape tape) {
        interruptEnable = tape.number(interruptEnable);
        fifoControl = tape.number(fifoControl);
        lineControl = tape.number(lineControl);
        modemControl = tape.number(modemControl);
        modemChanges = tape.number(modemChanges);
        scratch = tape.number(scratch);
        divisor = tape.number(divisor);
        overrun = tape.bit(overrun);
        emptyPending = tape.bit(emptyPending);
        state(received, tape);
        state(waiting, tape);
    }

    private static void state(Deque<Integer> queue, StateTape tape) {
        var present = queue.stream().mapToInt(Integer::intValue).toArray();
        var next = Arrays.copyOf(present, tape.number(present.length));
        tape.numbers(next);
        queue.clear();
        Arrays.stream(next).forEach(queue::add);
    }
}
