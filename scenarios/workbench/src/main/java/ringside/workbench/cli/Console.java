package ringside.workbench.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import ringside.machine.Machine;
import ringside.machine.StopReason;

/// Runs a machine with its first serial line on the terminal.
///
/// Input is read on a thread of its own, so that a terminal at which nobody types never holds the machine up.
final class Console {
    private static final int POWER_OFF = 0;
    private static final int UNIMPLEMENTED = 120;
    private static final int TRIPLE_FAULT = 122;
    private static final int LIMIT = 124;
    /// Instructions between two looks at the input.
    private static final long SLICE = 1_000_000;
    private static final int CHUNK = 4096;
    private static final byte[] END_OF_INPUT = new byte[0];

    private final Machine machine;
    private final Terminal terminal;
    private final boolean stats;
    private final int device;
    private final LinkedBlockingQueue<byte[]> typed = new LinkedBlockingQueue<>();
    private boolean inputEnded;

    /// @param device virtio console that gets what is typed, or [ringside.machine.Input#SERIAL]
    Console(Machine machine, Terminal terminal, boolean stats, int device) {
        this.device = device;
        this.machine = machine;
        this.terminal = terminal;
        this.stats = stats;
    }

    /// Lets the guest be heard while somebody else runs the machine.
    void connect() {
        machine.connect(terminal.out(), terminal.err());
        machine.connectConsole(terminal.out());
    }

    /// Runs to the end and answers the exit status.
    int run(long maxInstructions) {
        var serial = new BufferedOutputStream(terminal.out());
        machine.connect(serial, terminal.err());
        machine.connectConsole(serial);
        Thread.ofPlatform().daemon().name("console-input").start(() -> readInput(terminal.in()));
        long start = System.nanoTime();
        try {
            return loop(maxInstructions, serial);
        } finally {
            flush(serial);
            if (stats) {
                terminal.err().printf(Locale.ROOT, "instructions %d%nmodel cycles %d%nhost time %.3f s%n",
                        machine.instructions(), machine.cycles(), (System.nanoTime() - start) / 1e9);
            }
        }
    }

    private int loop(long maxInstructions, BufferedOutputStream serial) {
        while (true) {
            var reason = machine.run(Math.min(SLICE, maxInstructions - machine.instructions()));
            flush(serial);
            boolean goesOn = switch (reason) {
                case StopReason.Idle _ -> waitForInput();
                case StopReason.Limit _, StopReason.Interrupted _ -> machine.instructions() < maxInstructions;
                default -> false;
            };
            if (!goesOn) {
                return status(reason);
            }
            type(typed.poll());
        }
    }

    /// The exit status for what ended a run; says what the guest did not.
    int status(StopReason reason) {
        return switch (reason) {
            case StopReason.DebugExit exit -> exit.status();
            case StopReason.PowerOff _ -> POWER_OFF;
            case StopReason.PowerFailure failure -> say("the power failed during disk write " + failure.write(), POWER_OFF);
            case StopReason.TripleFault fault -> say("triple fault: " + fault.report(), TRIPLE_FAULT);
            case StopReason.Stuck stuck -> say("the guest hangs: " + stuck.report(), TRIPLE_FAULT);
            case StopReason.Unimplemented missing -> say("the guest used something this machine does not have: " + missing.report(), UNIMPLEMENTED);
            case StopReason.Idle _ -> say("the guest waits, its input has ended and no event is due: nothing can happen any more", LIMIT);
            case StopReason.Limit _, StopReason.Interrupted _ ->
                say("stopped after " + machine.instructions() + " instructions: raise --max-instructions to go on", LIMIT);
        };
    }

    /// Blocks until something was typed; false if nothing ever will be.
    private boolean waitForInput() {
        while (!inputEnded) {
            try {
                if (type(typed.poll(1, TimeUnit.HOURS))) {
                    return true;
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private boolean type(byte[] bytes) {
        if (bytes == null) {
            return false;
        }
        if (bytes == END_OF_INPUT) {
            inputEnded = true;
            return false;
        }
        machine.send(device, bytes);
        return true;
    }

    private void readInput(InputStream in) {
        var chunk = new byte[CHUNK];
        try {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                typed.add(Arrays.copyOf(chunk, count));
            }
        } catch (IOException _) {
            // A terminal that goes away has nothing more to say.
        }
        typed.add(END_OF_INPUT);
    }

    private int say(String message, int status) {
        terminal.err().println("ringside: " + message);
        return status;
    }

    private void flush(BufferedOutputStream serial) {
        try {
            serial.flush();
            terminal.out().flush();
        } catch (IOException _) {
            // Nobody reads any more; the guest does not notice.
        }
    }
}
