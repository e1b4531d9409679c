package guest.kernel.wiring.console;

import guest.kernel.wiring.Slots;
import guest.lang.Entry;
import guest.lang.Stubs;
import guest.platform.DevicePorts;
import guest.port.ConsoleService;
import guest.server.InterruptSlot;
import guest.server.WordLock;
import guest.server.WordWaitQueue;
import guest.server.Worker;
import guest.service.console.SerialConsole;
import shared.map.IoPort;

/// The console as a process with the serial line's ports and interrupt: several workers, so that a client waiting for a line keeps
/// nobody from writing.
final class ConsoleServer {
    private static final int MORE_WORKERS = 7;
    private static final int UART_PORTS = 8;

    private ConsoleServer() {}

    @Entry(Entry.Kind.START)
    static void start(long stack) {
        InterruptSlot received = new InterruptSlot(Slots.DEVICE_INTERRUPT);
        SerialConsole console = new SerialConsole(
                new DevicePorts(IoPort.COM1, UART_PORTS), received, new WordLock(), new WordLock(), new WordWaitQueue());
        received.acknowledge();
        console.start();
        Worker.run(Slots.SELF, Slots.OWN_ENDPOINT, Stubs.dispatcher(ConsoleService.class, console), MORE_WORKERS);
    }
}
