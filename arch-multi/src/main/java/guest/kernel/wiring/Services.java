package guest.kernel.wiring;

import guest.kernel.boot.Brief;
import guest.kernel.boot.ImageDomains;
import guest.kernel.cpudriver.Doorbells;
import guest.kernel.cpudriver.Endpoint;
import guest.kernel.mm.Domain;
import guest.kernel.sched.Dispatchers;
import guest.kernel.sched.Scheduler;
import guest.kernel.urpc.Channel;
import guest.lang.Image;
import guest.platform.FailureReport;
import guest.platform.FrameAllocator;
import guest.platform.PageTables;
import shared.abi.Errno;
import shared.layout.ImageTable;
import shared.map.AddressMap;
import shared.map.IoPort;

/// The ring-3 domains with which a core starts: what each may call, share and touch.
final class Services {
    private static final int UART_PORTS = 8;
    /// Badges below this are processes.
    private static final int FIRST_BADGE = 100;

    private final Brief brief;
    private final Domain[] residents;
    private final Endpoint[] endpoints;
    private final FrameAllocator frames;
    private final FailureReport report;
    private final long channels;

    Services(Brief brief, Domain[] residents, Endpoint[] endpoints, FrameAllocator frames, FailureReport report) {
        this.brief = brief;
        this.residents = residents;
        this.endpoints = endpoints;
        this.frames = frames;
        this.report = report;
        channels = brief.get(Brief.DOORBELLS) + AddressMap.PAGE;
    }

    /// Loads all of them and makes their first dispatchers ready, the monitor last, because it calls the others.
    void start(Scheduler scheduler, Dispatchers dispatchers) {
        ImageDomains image = ImageDomains.ofImage();
        for (int i = residents.length - 1; i >= 0; i--) {
            Domain domain = residents[i];
            int index = image.find(Residents.name(brief.core(), i));
            if (index == ImageDomains.NONE || !image.load(index, domain)) {
                report.panic("a service is not in the image or there is no memory for it");
            }
            domain.endpoint = endpoints[i];
            domain.isService = true;
            domain.badge = FIRST_BADGE + i;
            domain.failures = endpoints[Residents.MONITOR];
            scheduler.makeReady(dispatchers.start(domain, image.entry(index), image.stackTop(index), 0));
        }
        equipMonitor(residents[Residents.MONITOR]);
        equipFiles(residents[Residents.FILES]);
        if (residents.length > Residents.CONSOLE) {
            equipConsole(residents[Residents.CONSOLE]);
        }
    }

    private void equipMonitor(Domain monitor) {
        monitor.badge = 0;
        monitor.isMonitor = true;
        monitor.failures = null;
        monitor.permit(Slots.FILES, endpoints[Residents.FILES]);
        monitor.addPorts(IoPort.DEBUG_CONSOLE, 1);
        monitor.addPorts(IoPort.DEBUG_EXIT, 1);
        demand(monitor.space.map(Brief.ADDRESS, brief.physical(), AddressMap.PAGE, PageTables.NO_EXECUTE));
        if (brief.get(Brief.CORES) > 1) {
            shareChannels(monitor, Doorbells.MONITORS, 1);
        }
    }

    /// The archive may be read from both cores. Only the file service that programs of the other core use has their channels.
    private void equipFiles(Domain files) {
        long bytes = Image.word(ImageTable.ARCHIVE_BYTES) + AddressMap.PAGE - 1 & -AddressMap.PAGE;
        demand(files.space.map(Slots.ARCHIVE_ADDRESS, Image.word(ImageTable.ARCHIVE_PHYSICAL), bytes, PageTables.NO_EXECUTE));
        for (long at = 0; at < Slots.ROOM_BYTES; at += AddressMap.PAGE) {
            long frame = frames.allocate();
            demand(frame == FrameAllocator.NONE ? -Errno.ENOMEM
                    : files.space.map(Slots.ROOM_ADDRESS + at, frame, AddressMap.PAGE, PageTables.WRITE | PageTables.NO_EXECUTE));
        }
        if (brief.core() != 0) {
            shareChannels(files, Doorbells.FIRST_PROGRAM, Doorbells.CHANNELS - Doorbells.FIRST_PROGRAM);
        }
    }

    private static void equipConsole(Domain console) {
        console.line = IoPort.COM1_LINE;
        console.addPorts(IoPort.COM1, UART_PORTS);
    }

    private void shareChannels(Domain domain, int first, int count) {
        for (int channel = first; channel < first + count; channel++) {
            domain.channels |= 1 << channel;
            demand(domain.space.map(Channel.ADDRESS + (long) (channel - first) * Channel.BYTES,
                    channels + (long) channel * Channel.BYTES, Channel.BYTES, PageTables.WRITE | PageTables.NO_EXECUTE));
        }
    }

    private void demand(long failure) {
        if (failure != 0) {
            report.panic("not enough memory for a service");
        }
    }
}
