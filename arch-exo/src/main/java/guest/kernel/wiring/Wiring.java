package guest.kernel.wiring;

import guest.kernel.binding.ConsoleBinding;
import guest.kernel.binding.FrameTable;
import guest.kernel.boot.FirstEnvironment;
import guest.kernel.call.Calls;
import guest.kernel.call.DeviceCalls;
import guest.kernel.call.EnvironmentCalls;
import guest.kernel.call.FrameCalls;
import guest.kernel.mm.AddressSpace;
import guest.kernel.revoke.Revocation;
import guest.kernel.sched.Alarms;
import guest.kernel.sched.Endings;
import guest.kernel.sched.Environment;
import guest.kernel.sched.Environments;
import guest.kernel.sched.Scheduler;
import guest.kernel.sched.Upcalls;
import guest.kernel.trap.Entries;
import guest.kernel.trap.Faults;
import guest.kernel.trap.Traps;
import guest.lang.Image;
import guest.platform.BareMachine;
import guest.platform.ContextTags;
import guest.platform.DebugConsole;
import guest.platform.DevicePorts;
import guest.platform.FailureReport;
import guest.platform.FrameAllocator;
import guest.platform.MemoryDivision;
import guest.service.console.Uart;
import shared.layout.ImageTable;
import shared.map.AddressMap;
import shared.map.IoPort;

/// The whole kernel on one page: every object and what it stands on. No file and no program is named here; see
/// [guest.kernel.wiring.launcher] and [guest.kernel.wiring.program].
public final class Wiring {
    private static final int ENVIRONMENTS = 24;
    private static final int UART_PORTS = 8;
    /// More frames than this are left alone: 256 MiB.
    private static final int MOST_FRAMES = 65536;

    private final Scheduler scheduler;
    private final FirstEnvironment first;
    private final Environment firstEnvironment;

    /// Shares out at most `limit` frames.
    public Wiring(BareMachine hardware, MemoryDivision memory, long limit, FailureReport report) {
        FrameAllocator frames = memory.frames(ENVIRONMENTS);
        FrameTable table = table(memory, limit);
        Environments environments = new Environments(environments(memory, frames, hardware.tags() != ContextTags.NONE));
        Alarms alarms = new Alarms(hardware.apic(), hardware.time(), environments);
        Upcalls upcalls = new Upcalls();
        scheduler = new Scheduler(environments, alarms, hardware.core(), upcalls);

        ConsoleBinding console = new ConsoleBinding(new Uart(new DevicePorts(IoPort.COM1, UART_PORTS)), environments, scheduler);
        Revocation revocation = new Revocation(table, environments, alarms, scheduler);
        Endings endings = new Endings(environments, table, console, scheduler, revocation);
        Calls calls = new Calls(scheduler, new FrameCalls(table, environments, revocation), new EnvironmentCalls(environments, scheduler, endings),
                new DeviceCalls(scheduler, alarms, console, new DebugConsole()));
        Faults faults = new Faults(scheduler, upcalls, endings, report);
        Entries.open(new Traps(scheduler, hardware.apic(), console, revocation, faults), calls);

        hardware.ioApic().unmask(IoPort.COM1_LINE);
        console.start();
        firstEnvironment = environments.at(0);
        first = new FirstEnvironment(firstEnvironment, table, frames, report);
    }

    /// Lets the first environment run with `commandLine` in its [guest.kernel.boot.BootInformation]. Does not return.
    public void run(byte[] commandLine) {
        first.furnish(commandLine);
        scheduler.makeReady(firstEnvironment);
        scheduler.runNext();
    }

    /// All of physical memory by number, of which the kernel keeps its image and its own part.
    private static FrameTable table(MemoryDivision memory, long limit) {
        long first = memory.userStart() / AddressMap.PAGE;
        long shared = Math.min(memory.userBytes() / AddressMap.PAGE, limit);
        int frames = (int) Math.min(first + shared, MOST_FRAMES);
        return new FrameTable(frames, (int) Math.min(first, frames));
    }

    /// Each environment has a tag of its own for good, where the processor has tags.
    private static Environment[] environments(MemoryDivision memory, FrameAllocator frames, boolean tags) {
        Environment[] all = new Environment[ENVIRONMENTS];
        for (int i = 0; i < ENVIRONMENTS; i++) {
            int tag = tags ? i + 1 : AddressSpace.NO_TAG;
            all[i] = new Environment(i, memory.stack(i) + memory.stackBytes(),
                    new AddressSpace(frames, Image.word(ImageTable.BOOT_ROOT_PHYSICAL), tag));
        }
        return all;
    }
}
