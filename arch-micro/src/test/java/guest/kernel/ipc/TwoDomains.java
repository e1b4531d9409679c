package guest.kernel.ipc;

import guest.kernel.cap.Capability;
import guest.kernel.cap.Domain;
import guest.kernel.mm.PortPermission;
import guest.kernel.sched.Alarms;
import guest.kernel.sched.Scheduler;
import guest.kernel.sched.Tcb;
import guest.kernel.sched.Threads;
import guest.message.MessageWords;
import guest.platform.AddressSpace;
import guest.platform.CoreArea;
import guest.platform.FrameAllocator;
import guest.platform.IoApic;
import guest.platform.LocalApic;
import guest.platform.PageTables;
import guest.platform.PhysicalMemory;
import guest.platform.SegmentTable;
import guest.platform.TimeSource;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.Simulation;
import shared.layout.TrapFrame;
import shared.map.AddressMap;

/// A client and a server with one endpoint between them, in simulated memory. The client has one writable and one read-only page, the
/// server two writable ones; the pages are visible at their virtual addresses too, as with the client's tables loaded.
final class TwoDomains {
    static final int SLOT = 2;
    static final int BADGE = 7;
    static final long CLIENT_PAGE = AddressMap.PROGRAM_BASE;
    static final long CLIENT_CONSTANTS = CLIENT_PAGE + AddressMap.PAGE;
    static final long SERVER_PAGE = 0x80_0000L;
    private static final int MEMORY = 1 << 20;
    private static final long SERVER_FRAMES = 0x8_0000L;
    private static final int STACK = 4096;

    final byte[] clientBytes = new byte[AddressMap.PAGE];
    final Scheduler scheduler;
    final FastPath messages;
    final Rendezvous rendezvous;
    final Termination termination;
    private final Threads threads;
    final Endpoint endpoint = new Endpoint();
    final Domain clients;
    final Domain servers;
    final Tcb client;
    final Tcb server;

    TwoDomains() {
        Simulation.reset(MEMORY);
        Simulation.add(AddressMap.DIRECT_MAP + AddressMap.LAPIC, new byte[AddressMap.PAGE]);
        Simulation.add(CLIENT_PAGE, clientBytes);
        Control.root = 0;
        FrameAllocator frames = PhysicalMemory.allocator(0x1_0000, SERVER_FRAMES);
        PageTables kernel = new PageTables(frames, frames.allocate());
        kernel.map(AddressMap.COMPONENTS, 0x5000, PageTables.WRITE);

        Tcb[] tcbs = new Tcb[3];
        for (int i = 0; i < tcbs.length; i++) {
            tcbs[i] = new Tcb(i + 1, AddressMap.DIRECT_MAP + SERVER_FRAMES + 0x1_0000L * (i + 1), STACK);
        }
        LocalApic apic = new LocalApic();
        SegmentTable segments = new SegmentTable();
        threads = new Threads(tcbs);
        scheduler = new Scheduler(new Alarms(apic, new TimeSource()), new CoreArea(segments), new PortPermission(segments), threads,
                new Tcb(0, AddressMap.DIRECT_MAP + SERVER_FRAMES + 0x4_0000L, STACK));
        rendezvous = new Rendezvous(scheduler);
        messages = new FastPath(scheduler, rendezvous);
        termination = new Termination(scheduler, threads, rendezvous, new Interrupts(scheduler, new IoApic()), new PortPermission(segments));

        clients = new Domain(new AddressSpace(frames, kernel.root(), AddressSpace.NO_TAG));
        servers = new Domain(new AddressSpace(frames, kernel.root(), AddressSpace.NO_TAG));
        clients.space.map(CLIENT_PAGE, 0x7000, AddressMap.PAGE, PageTables.WRITE);
        clients.space.map(CLIENT_CONSTANTS, 0x8000, AddressMap.PAGE, 0);
        servers.space.map(SERVER_PAGE, SERVER_FRAMES, 2L * AddressMap.PAGE, PageTables.WRITE);
        clients.capabilities.find(SLOT).fill(endpoint, Capability.SEND, BADGE);
        servers.capabilities.find(SLOT).fill(endpoint, Capability.RECEIVE, 0);
        client = threads.start(clients, CLIENT_PAGE, 0, 0);
        server = threads.start(servers, SERVER_PAGE, 0, 0);
        server.receiveArea = SERVER_FRAMES + AddressMap.PAGE;
    }

    /// The server waits for a message; the client runs.
    void serverWaits() {
        run(server);
        set(server, TrapFrame.RDI, SLOT);
        messages.replyAndReceive(server.frame);
        run(client);
    }

    /// A new thread takes the place of the server, which was taken back.
    void restartServer() {
        threads.start(servers, SERVER_PAGE, 0, 0);
        server.receiveArea = SERVER_FRAMES + AddressMap.PAGE;
    }

    /// Another thread of the client's domain, not yet ready.
    Tcb secondClient() {
        return threads.start(clients, CLIENT_PAGE, 0, 0);
    }

    /// A call without a buffer by `thread`, which runs for it.
    void callFrom(Tcb thread) {
        run(thread);
        set(thread, TrapFrame.RDI, SLOT);
        messages.call(thread.frame);
    }

    /// Makes `thread` the running one.
    void run(Tcb thread) {
        scheduler.switchTo(thread);
    }

    /// The client's call of operation 3 with values 10, 20, 30 and a buffer.
    void call(long address, long length, int direction) {
        set(client, TrapFrame.RDI, SLOT | 3L << MessageWords.UPPER_SHIFT);
        set(client, TrapFrame.RSI, 10);
        set(client, TrapFrame.RDX, 20);
        set(client, TrapFrame.R10, 30);
        set(client, TrapFrame.R8, address);
        set(client, TrapFrame.R9, length << MessageWords.LENGTH_SHIFT | direction);
        messages.call(client.frame);
    }

    /// The server's reply `result` with one segment.
    void reply(long result, long source, int place, int length) {
        set(server, TrapFrame.RDI, SLOT | 1L << MessageWords.UPPER_SHIFT);
        set(server, TrapFrame.RSI, result);
        set(server, TrapFrame.RDX, source);
        set(server, TrapFrame.R10, (long) place << MessageWords.UPPER_SHIFT | length);
        messages.replyAndReceive(server.frame);
    }

    static long get(Tcb thread, int register) {
        return Memory.load64(thread.frame + register);
    }

    static void set(Tcb thread, int register, long value) {
        Memory.store64(thread.frame + register, value);
    }

    void fillServerPage(int value) {
        Memory.fill(AddressMap.DIRECT_MAP + SERVER_FRAMES, value, AddressMap.PAGE);
    }

    int receiveAreaByte(int index) {
        return Memory.load8(AddressMap.DIRECT_MAP + server.receiveArea + index);
    }
}
