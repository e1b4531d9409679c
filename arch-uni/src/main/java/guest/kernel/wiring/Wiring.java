package guest.kernel.wiring;

import guest.kernel.bake.LinkedProgram;
import guest.kernel.bake.PlainOs;
import guest.kernel.bake.Services;
import guest.kernel.boot.Hardware;
import guest.kernel.sched.DeviceInterrupt;
import guest.kernel.sched.SingleThreadLock;
import guest.kernel.sched.SingleThreadQueue;
import guest.kernel.sched.TimerClock;
import guest.kernel.trap.Traps;
import guest.lang.Image;
import guest.lib.StartList;
import guest.platform.DevicePorts;
import guest.platform.MemoryRegion;
import guest.platform.TimeSource;
import guest.port.ClockService;
import guest.port.ConsoleService;
import guest.port.FileService;
import guest.port.Lock;
import guest.process.KernelLog;
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
public final class Wiring implements Services {
    private static final int UART_PORTS = 8;
    private static final int FILE_PAGES = 128;

    private final KernelLog log = new KernelLog("uni");
    private final Lock lock = new SingleThreadLock();
    private final Hardware hardware;
    private final Traps traps;

    public Wiring(Hardware hardware) {
        this.hardware = hardware;
        traps = new Traps(hardware.apic());
        traps.install();
    }

    /// Runs the program of the image as `commandLine` says, else as the image says. Does not return.
    public void run(byte[] commandLine) {
        StartList usual = StartList.fromLines(command());
        LinkedProgram program = new LinkedProgram(usual.command(0), log);
        StartList list = StartList.fromOptions(commandLine);
        if (list == null) {
            list = usual;
        }
        for (int i = 0; i < list.count(); i++) {
            program.start(list.command(i));
        }
        program.run(new PlainOs(this));
    }

    /// How the image calls its program.
    private static byte[] command() {
        MemoryRegion text = region(Image.word(ImageTable.COMMAND_PHYSICAL), Image.word(ImageTable.COMMAND_BYTES));
        byte[] bytes = new byte[(int) text.size()];
        text.read(0, bytes, 0, bytes.length);
        return bytes;
    }

    private static MemoryRegion region(long physical, long bytes) {
        return new MemoryRegion(AddressMap.DIRECT_MAP + physical, bytes);
    }

    @Override
    public FileService files() {
        MemoryRegion archive = region(Image.word(ImageTable.ARCHIVE_PHYSICAL), Image.word(ImageTable.ARCHIVE_BYTES));
        ArchiveIndex index = new ArchiveIndex(archive);
        log.entry().decimal(index.files()).string(" files").line();
        if (index.damage() != null) {
            log.entry().string("archive damaged at ").decimal(index.damageAt()).string(": ").string(index.damage()).line();
        }
        FilePool pool = new FilePool(hardware.room(FILE_PAGES), lock);
        // Nobody restarts a service here, so what is open need not be written down.
        OpenFileRecords records = new OpenFileRecords(MemoryRegion.NOWHERE);
        return new MemoryFiles(index, pool, records, lock, new Lock[] {lock});
    }

    @Override
    public ConsoleService console() {
        DeviceInterrupt serial = new DeviceInterrupt();
        traps.connect(IoPort.COM1_LINE, serial);
        SerialConsole console = new SerialConsole(new DevicePorts(IoPort.COM1, UART_PORTS), serial, lock, lock, new SingleThreadQueue());
        hardware.ioApic().unmask(IoPort.COM1_LINE);
        console.start();
        return console;
    }

    @Override
    public ClockService clock() {
        return new SleepClock(new TimerClock(hardware.apic(), TimeSource.measure(hardware.apic())));
    }
}
