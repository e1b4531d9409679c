package guest.kernel.wiring.supervisor;

import guest.kernel.boot.BootInformation;
import guest.kernel.cap.Capability;
import guest.kernel.supervise.BootPage;
import guest.kernel.supervise.Construction;
import guest.kernel.supervise.Environment;
import guest.kernel.supervise.FrameSupply;
import guest.kernel.supervise.FreshMemory;
import guest.kernel.supervise.MemoryPiece;
import guest.kernel.supervise.Reincarnation;
import guest.kernel.wiring.Slots;
import shared.map.IoPort;

/// Which services there are, what each may touch, and what of them a program may call.
final class Services implements Environment {
    private static final int UART_PORTS = 8;

    private final Construction kernel;
    private final BootPage image;
    private final FreshMemory memory;
    private final int supervisor;
    private final int reincarnation;
    private final int files;
    private final int console;
    private final int clock;

    /// Makes the endpoints; nobody serves them yet.
    Services(Construction kernel, BootPage image, FreshMemory memory) {
        this.kernel = kernel;
        this.image = image;
        this.memory = memory;
        supervisor = kernel.createEndpoint();
        reincarnation = kernel.createEndpoint();
        files = kernel.createEndpoint();
        console = kernel.createEndpoint();
        clock = kernel.createEndpoint();
    }

    /// Slot of the endpoint at which the supervisor receives.
    int supervisor() {
        return supervisor;
    }

    /// Slot of the endpoint at which failures of services are announced.
    int reincarnation() {
        return reincarnation;
    }

    /// Slot of the file service's endpoint.
    int files() {
        return files;
    }

    /// Starts every service; [Construction#failure] tells whether all went well. False if the image lacks one.
    boolean start() {
        int fs = image.find("fs");
        int terminal = image.find("console");
        int time = image.find("clock");
        if (fs == BootPage.NONE || terminal == BootPage.NONE || time == BootPage.NONE) {
            return false;
        }
        if (image.archiveBytes() > 0) {
            MemoryPiece archive = new MemoryPiece().set(BootInformation.ARCHIVE, 0, image.archiveBytes());
            kernel.map(image.slot(fs), Slots.ARCHIVE_ADDRESS, archive, Capability.READ);
        }
        if (memory.open(Slots.ROOM_BYTES, FrameSupply.OWN) == 0) {
            memory.hand(image.slot(fs), Slots.ROOM_ADDRESS, Capability.READ | Capability.WRITE);
        }
        int interrupt = kernel.createInterrupt(IoPort.COM1_LINE);
        int ports = kernel.createPorts(IoPort.COM1, UART_PORTS);
        kernel.grant(image.slot(terminal), Slots.DEVICE_INTERRUPT, interrupt, Capability.ALL, 0);
        kernel.grant(image.slot(terminal), Slots.DEVICE_PORTS, ports, Capability.ALL, 0);
        start(fs, files);
        start(terminal, console);
        start(time, clock);
        return true;
    }

    private void start(int index, int endpoint) {
        int domain = image.slot(index);
        kernel.supervise(domain, reincarnation, Reincarnation.FIRST_BADGE + index);
        kernel.grant(domain, Slots.SELF, domain, Capability.START, 0);
        kernel.grant(domain, Slots.OWN_ENDPOINT, endpoint, Capability.RECEIVE, 0);
        kernel.startThread(domain, image.entry(index), image.stackTop(index));
    }

    @Override
    public int equip(int domain, int process) {
        int failure = kernel.supervise(domain, supervisor, process);
        failure |= kernel.grant(domain, Slots.FILES, files, Capability.SEND, process);
        failure |= kernel.grant(domain, Slots.CONSOLE, console, Capability.SEND, process);
        failure |= kernel.grant(domain, Slots.CLOCK, clock, Capability.SEND, process);
        failure |= kernel.grant(domain, Slots.SUPERVISOR, supervisor, Capability.SEND, process);
        return failure;
    }
}
