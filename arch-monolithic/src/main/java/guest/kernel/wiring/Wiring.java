package guest.kernel.wiring;

import guest.kernel.direct.SystemCalls;
import guest.kernel.trap.Faults;
import guest.kernel.trap.Traps;
import guest.lang.Image;
import guest.platform.BareMachine;
import guest.platform.DevicePorts;
import guest.platform.FrameAllocator;
import guest.platform.KernelStacks;
import guest.platform.MemoryRegion;
import guest.platform.PageTables;
import guest.platform.ProgramSpaces;
import guest.platform.ThreadContext;
import guest.platform.ThreadSwitch;
import guest.port.FileService;
import guest.port.Lock;
import guest.process.ArchivePrograms;
import guest.process.CallTable;
import guest.process.KernelLog;
import guest.process.ProcessCalls;
import guest.process.ProcessMemory;
import guest.process.Processes;
import guest.process.ProgramLoader;
import guest.process.ProgramSource;
import guest.process.ServiceCalls;
import guest.process.Startup;
import guest.service.clock.SleepClock;
import guest.service.console.SerialConsole;
import guest.service.fs.ArchiveIndex;
import guest.service.fs.FilePool;
import guest.service.fs.MemoryFiles;
import guest.service.fs.OpenFileRecords;
import guest.task.Alarms;
import guest.task.DeadlineTimer;
import guest.task.DeviceInterrupt;
import guest.task.KernelLock;
import guest.task.KernelWaitQueue;
import guest.task.Scheduler;
import shared.layout.ImageTable;
import shared.map.AddressMap;
import shared.map.IoPort;

/// The whole kernel on one page: every object and what it stands on.
public final class Wiring {
    private static final int UART_PORTS = 8;
    private static final int FILE_FRAMES = 128;

    private final KernelLog log = new KernelLog("mono");
    private final Scheduler scheduler;
    private final Startup startup;

    public Wiring(BareMachine hardware, FrameAllocator frames) {
        long root = hardware.root();
        ThreadSwitch core = new ThreadSwitch(hardware.core(), new ThreadContext(Image.word(ImageTable.STACK_TOP)), root, hardware.tags());
        DeadlineTimer timer = new DeadlineTimer(hardware.apic(), hardware.time());
        scheduler = new Scheduler(core, timer);
        Alarms alarms = new Alarms(scheduler, timer);
        DeviceInterrupt serial = new DeviceInterrupt(scheduler);

        MemoryRegion archive = new MemoryRegion(
                AddressMap.DIRECT_MAP + Image.word(ImageTable.ARCHIVE_PHYSICAL), Image.word(ImageTable.ARCHIVE_BYTES));
        ArchiveIndex index = new ArchiveIndex(archive);
        FilePool pool = new FilePool(frames.allocateRegion(FILE_FRAMES), lock());
        // Nobody restarts a service here, so what is open need not be written down.
        OpenFileRecords records = new OpenFileRecords(MemoryRegion.NOWHERE);
        FileService files = new MemoryFiles(index, pool, records, lock(), locks(Scheduler.TASKS));
        SerialConsole console = new SerialConsole(
                new DevicePorts(IoPort.COM1, UART_PORTS), serial, lock(), lock(), new KernelWaitQueue(scheduler));
        SleepClock clock = new SleepClock(alarms);

        ProgramSource programs = new ArchivePrograms(archive, index);
        KernelStacks stacks = new KernelStacks(frames, new PageTables(frames, root), Scheduler.TASKS);
        ProgramLoader loader = new ProgramLoader(new ProgramSpaces(frames, root));
        Processes processes = new Processes(scheduler, new ProcessMemory(programs, loader, stacks), files, log);
        startup = new Startup(processes, programs, log);

        CallTable calls = new CallTable(scheduler);
        ServiceCalls.addTo(calls, files, console, clock);
        ProcessCalls.addTo(calls, scheduler, processes);
        SystemCalls.install(calls);

        Faults faults = new Faults(core, scheduler, processes, log);
        Traps traps = new Traps(scheduler, alarms, hardware.apic(), faults);
        traps.connect(IoPort.COM1_LINE, serial);
        traps.install();

        hardware.ioApic().unmask(IoPort.COM1_LINE);
        console.start();
        report(index);
    }

    /// Starts the programs that `commandLine` names, else those of `etc/init`, and runs them to their end.
    public void run(byte[] commandLine) {
        startup.run(commandLine);
        scheduler.idle();
    }

    private void report(ArchiveIndex index) {
        log.entry().decimal(index.files()).string(" files").line();
        if (index.damage() != null) {
            log.entry().string("archive damaged at ").decimal(index.damageAt()).string(": ").string(index.damage()).line();
        }
    }

    private Lock lock() {
        return new KernelLock(scheduler);
    }

    private Lock[] locks(int count) {
        Lock[] locks = new Lock[count];
        for (int i = 0; i < count; i++) {
            locks[i] = lock();
        }
        return locks;
    }
}
