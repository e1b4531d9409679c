package guest.kernel.wiring;

import guest.kernel.frame.Hardware;
import guest.kernel.frame.Traps;
import guest.kernel.trap.Faults;
import guest.kernel.trap.Interrupts;
import guest.platform.MemoryRegion;
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
import shared.map.IoPort;

/// The whole kernel on one page: every object and what it stands on.
public final class Wiring {
    private static final int FILE_PAGES = 128;

    private final KernelLog log = new KernelLog("frame");
    private final Scheduler scheduler;
    private final Startup startup;

    public Wiring(Hardware hardware) {
        DeadlineTimer timer = new DeadlineTimer(hardware.apic(), hardware.time());
        scheduler = new Scheduler(hardware.core(), timer);
        Alarms alarms = new Alarms(scheduler, timer);
        DeviceInterrupt serial = new DeviceInterrupt(scheduler);

        MemoryRegion archive = hardware.archive();
        ArchiveIndex index = new ArchiveIndex(archive);
        FilePool pool = new FilePool(hardware.room(FILE_PAGES), lock());
        // Nobody restarts a service here, so what is open need not be written down.
        OpenFileRecords records = new OpenFileRecords(MemoryRegion.NOWHERE);
        FileService files = new MemoryFiles(index, pool, records, lock(), locks(Scheduler.TASKS));
        SerialConsole console = new SerialConsole(
                hardware.serialLine(), serial, lock(), lock(), new KernelWaitQueue(scheduler));
        SleepClock clock = new SleepClock(alarms);

        ProgramSource programs = new ArchivePrograms(archive, index);
        ProgramLoader loader = new ProgramLoader(hardware.spaces());
        Processes processes = new Processes(
                scheduler, new ProcessMemory(programs, loader, hardware.stacks(Scheduler.TASKS)), files, log);
        startup = new Startup(processes, programs, log);

        CallTable calls = new CallTable(scheduler);
        ServiceCalls.addTo(calls, files, console, clock);
        ProcessCalls.addTo(calls, scheduler, processes);

        Interrupts interrupts = new Interrupts(scheduler, alarms);
        interrupts.connect(IoPort.COM1_LINE, serial);
        new Traps(hardware, calls, interrupts, new Faults(scheduler, processes, log)).install();

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
