package guest.process;

import guest.port.ClockService;
import guest.port.ConsoleService;
import guest.port.FileService;
import shared.abi.Syscall;

/// The calls that are nothing but calls of a service.
public final class ServiceCalls {
    private ServiceCalls() {}

    public static void addTo(CallTable table, FileService files, ConsoleService console, ClockService clock) {
        table.set(Syscall.READ, new ReadCall(files, console));
        table.set(Syscall.WRITE, new WriteCall(files, console));
        table.set(Syscall.OPEN, new OpenCall(files));
        table.set(Syscall.CLOSE, new CloseCall(files));
        table.set(Syscall.NANOSLEEP, new SleepCall(clock));
    }
}
