package guest.kernel.wiring;

import guest.kernel.boot.Hardware;
import guest.kernel.call.CallTable;
import guest.kernel.call.ProcessCalls;
import guest.kernel.call.Processes;
import guest.kernel.direct.ServiceCalls;
import guest.kernel.mm.KernelStacks;
import guest.kernel.mm.LoadedSpace;
import guest.kernel.mm.ProcessMemory;
import guest.kernel.mm.ProgramLoader;
import guest.kernel.mm.ProgramSource;
import guest.kernel.sched.Alarms;
import guest.kernel.sched.DeadlineTimer;
import guest.kernel.sched.DeviceInterrupt;
import guest.kernel.sched.KernelLock;
import guest.kernel.sched.KernelWaitQueue;
import guest.kernel.sched.Scheduler;
import guest.kernel.trap.Faults;
import guest.kernel.trap.Panic;
import guest.kernel.trap.Traps;
import guest.lang.Image;
import guest.lang.Text;
import guest.lib.StartList;
import guest.platform.DebugConsole;
import guest.platform.DebugExit;
import guest.platform.DevicePorts;
import guest.platform.FailedCheck;
import guest.platform.FrameAllocator;
import guest.platform.MemoryRegion;
import guest.platform.PageTables;
import guest.port.FileService;
import guest.port.Lock;
import guest.service.clock.SleepClock;
import guest.service.console.SerialConsole;
import guest.service.fs.ArchiveIndex;
import guest.service.fs.FilePool;
import guest.service.fs.MemoryFiles;
import guest.service.fs.OpenFileRecords;
import shared.layout.ImageTable;
import shared.map.AddressMap;
import shared.map.IoPort;

/// The whole kernel on one page: every object and what it stands on.
public final class Wiring {
    private static final int UART_PORTS = 8;
    private static final int FILE_FRAMES = 128;

    private final Text log = new Text(new DebugConsole());
    private final Scheduler scheduler;
    private final ProgramSource programs;
    private final Processes processes;

    public Wiring(Hardware hardware) {
        long root = Image.word(ImageTable.BOOT_ROOT_PHYSICAL);
        DeadlineTimer timer = new DeadlineTimer(hardware.apic(), hardware.time());
        scheduler = new Scheduler(hardware.core(), timer, new LoadedSpace(root, Scheduler.TASKS, hardware.tags()));
        Alarms alarms = new Alarms(scheduler, timer);
        DeviceInterrupt serial = new DeviceInterrupt(scheduler);

        MemoryRegion archive = new MemoryRegion(
                AddressMap.DIRECT_MAP + Image.word(ImageTable.ARCHIVE_PHYSICAL), Image.word(ImageTable.ARCHIVE_BYTES));
        ArchiveIndex index = new ArchiveIndex(archive);
        FilePool pool = new FilePool(room(hardware.frames()), lock());
        // Nobody restarts a service here, so what is open need not be written down.
        OpenFileRecords records = new OpenFileRecords(MemoryRegion.NOWHERE);
        FileService files = new MemoryFiles(index, pool, records, lock(), locks(Scheduler.TASKS));
        SerialConsole console = new SerialConsole(
                new DevicePorts(IoPort.COM1, UART_PORTS), serial, lock(), lock(), new KernelWaitQueue(scheduler));
        SleepClock clock = new SleepClock(alarms);

        programs = new ArchivePrograms(archive, index);
        KernelStacks stacks = new KernelStacks(hardware.frames(), new PageTables(hardware.frames(), root), Scheduler.TASKS);
        ProcessMemory memory = new ProcessMemory(programs, new ProgramLoader(hardware.frames(), root), stacks, scheduler, root);
        processes = new Processes(scheduler, memory, files, log);

        CallTable calls = new CallTable(scheduler);
        ServiceCalls.addTo(calls, files, console, clock);
        ProcessCalls.addTo(calls, scheduler, processes);
        calls.install();

        Faults faults = new Faults(scheduler, processes, new Panic(scheduler), new FailedCheck(), log);
        Traps traps = new Traps(scheduler, alarms, hardware.apic(), faults);
        traps.connect(IoPort.COM1_LINE, serial);
        traps.install();

        hardware.ioApic().unmask(IoPort.COM1_LINE);
        console.start();
        report(index);
    }

    /// Starts the programs that `commandLine` names, else those of `etc/init`, and runs them to their end.
    public void run(byte[] commandLine) {
        StartList list = StartList.fromOptions(commandLine);
        if (list == null) {
            list = StartList.fromLines(init());
        }
        if (list.count() == 0) {
            log.string("mono: nothing to run: no option run= and no etc/init").line();
            DebugExit.exit(DebugExit.FAILURE);
        }
        for (int i = 0; i < list.count(); i++) {
            processes.start(list.command(i));
        }
        processes.endMachineAfterLast();
        scheduler.idle();
    }

    /// Memory for the files that programs make; none if it cannot be had.
    private static MemoryRegion room(FrameAllocator frames) {
        long run = frames.allocateRun(FILE_FRAMES);
        return run == FrameAllocator.NONE ? MemoryRegion.NOWHERE : new MemoryRegion(AddressMap.DIRECT_MAP + run, (long) FILE_FRAMES * AddressMap.PAGE);
    }

    private byte[] init() {
        byte[] path = {'e', 't', 'c', '/', 'i', 'n', 'i', 't'};
        MemoryRegion file = programs.contents(path);
        byte[] text = new byte[file == null ? 0 : (int) file.size()];
        if (file != null) {
            file.read(0, text, 0, text.length);
        }
        return text;
    }

    private void report(ArchiveIndex index) {
        log.string("mono: ").decimal(index.files()).string(" files").line();
        if (index.damage() != null) {
            log.string("mono: archive damaged at ").decimal(index.damageAt()).string(": ").string(index.damage()).line();
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
