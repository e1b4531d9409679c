package guest.service.console;

import guest.port.Buffer;
import guest.port.CharacterDevice;
import guest.port.ConsoleService;
import guest.port.InterruptLine;
import guest.port.Lock;
import guest.port.PortRange;
import guest.port.WaitQueue;

/// The console service over a serial line.
///
/// Output is polled. Input sleeps on the receive interrupt: of the workers that read, one waits for the device and the others
/// wait for it. Lines go to readers whole, in the order in which they ask.
public final class SerialConsole implements ConsoleService {
    private final CharacterDevice line;
    private final InterruptLine received;
    private final Lock outputLock;
    private final Lock inputLock;
    private final WaitQueue readers;
    private final LineDiscipline discipline = new LineDiscipline();
    /// Characters on their way to the line. Guarded by the output lock.
    private final byte[] chunk = new byte[256];
    private boolean deviceAwaited;

    /// Over the 16550A with these ports.
    public SerialConsole(PortRange ports, InterruptLine received, Lock outputLock, Lock inputLock, WaitQueue readers) {
        this(new Uart(ports), received, outputLock, inputLock, readers);
    }

    /// `received` fires when characters have arrived on `line`.
    public SerialConsole(CharacterDevice line, InterruptLine received, Lock outputLock, Lock inputLock, WaitQueue readers) {
        this.line = line;
        this.received = received;
        this.outputLock = outputLock;
        this.inputLock = inputLock;
        this.readers = readers;
    }

    /// Sets the device up. To be called once, before the first client.
    public void start() {
        line.start();
    }

    @Override
    public int write(int caller, Buffer source) {
        outputLock.acquire();
        int result = writeLocked(source);
        outputLock.release();
        return result;
    }

    private int writeLocked(Buffer source) {
        int length = source.length();
        int written = 0;
        while (written < length) {
            int count = Math.min(chunk.length, length - written);
            int fault = source.copyIn(written, chunk, 0, count);
            if (fault != 0) {
                return written > 0 ? written : fault;
            }
            line.send(chunk, count);
            written += count;
        }
        return written;
    }

    @Override
    public int read(int caller, Buffer destination) {
        inputLock.acquire();
        drain();
        while (!discipline.isFinished()) {
            if (deviceAwaited) {
                readers.await(inputLock);
            } else {
                awaitDevice();
            }
        }
        int result = give(destination);
        inputLock.release();
        return result;
    }

    /// Sleeps without the lock until characters came, so that other workers can queue up meanwhile.
    private void awaitDevice() {
        deviceAwaited = true;
        inputLock.release();
        received.await();
        inputLock.acquire();
        received.acknowledge();
        deviceAwaited = false;
        drain();
        readers.wake();
    }

    private void drain() {
        while (!discipline.isFinished()) {
            int character = line.receive();
            if (character == CharacterDevice.NOTHING) {
                return;
            }
            echo(discipline.accept(character), character);
        }
    }

    private int give(Buffer destination) {
        int count = Math.min(destination.length(), discipline.left());
        int fault = destination.copyOut(0, discipline.bytes(), discipline.taken(), count);
        if (fault != 0) {
            return fault;
        }
        discipline.take(count);
        // Another reader may find the rest of this line, or a line the device still holds.
        readers.wake();
        return count;
    }

    private void echo(int how, int character) {
        outputLock.acquire();
        switch (how) {
            case LineDiscipline.SHOW:
                chunk[0] = (byte) character;
                line.send(chunk, 1);
                break;
            case LineDiscipline.ERASE:
                chunk[0] = '\b';
                chunk[1] = ' ';
                chunk[2] = '\b';
                line.send(chunk, 3);
                break;
            case LineDiscipline.NEW_LINE:
                chunk[0] = '\n';
                line.send(chunk, 1);
                break;
            default:
                break;
        }
        outputLock.release();
    }
}
