package guest.service.console;

import guest.port.InterruptLine;
import guest.port.PortRange;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;

/// A 16550A with an edge-triggered receive interrupt, for threads of the JVM.
final class SimulatedUart implements PortRange, InterruptLine {
    final StringBuilder sent = new StringBuilder();
    private final Queue<Integer> received = new ArrayDeque<>();
    private final Semaphore edges = new Semaphore(0);
    private int lineControl;
    private int interruptEnable;

    /// Characters arrive. The line rises with the first one that finds the queue empty.
    synchronized void type(String text) {
        boolean rises = received.isEmpty() && (interruptEnable & 1) != 0;
        text.chars().forEach(received::add);
        if (rises) {
            edges.release();
        }
    }

    /// What was sent so far.
    synchronized String output() {
        return sent.toString();
    }

    /// True if a worker sleeps on the interrupt.
    boolean isAwaited() {
        return edges.hasQueuedThreads();
    }

    @Override
    public synchronized int read(int offset) {
        return switch (offset) {
            case 0 -> received.isEmpty() ? 0 : received.remove();
            case 5 -> 0x60 | (received.isEmpty() ? 0 : 1);
            default -> throw new IllegalArgumentException("read of register " + offset);
        };
    }

    @Override
    public synchronized void write(int offset, int value) {
        switch (offset) {
            case 0 -> {
                if ((lineControl & 0x80) == 0) {
                    sent.append((char) value);
                }
            }
            case 1 -> interruptEnable = (lineControl & 0x80) == 0 ? value : interruptEnable;
            case 3 -> lineControl = value;
            default -> { }
        }
    }

    @Override
    public void await() {
        edges.acquireUninterruptibly();
    }

    @Override
    public void acknowledge() {}
}
