package guest.kernel.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;

import guest.kernel.mm.Domain;
import guest.kernel.mm.PortPermission;
import guest.kernel.sched.Alarms;
import guest.kernel.sched.Dispatcher;
import guest.kernel.sched.Dispatchers;
import guest.kernel.sched.Scheduler;
import guest.message.MessageWords;
import guest.platform.AddressSpace;
import guest.platform.FrameAllocator;
import guest.platform.LocalApic;
import guest.platform.PageTables;
import guest.platform.SegmentTable;
import guest.platform.TimeSource;
import guest.raw.Memory;
import guest.raw.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;
import shared.layout.TrapFrame;
import shared.map.AddressMap;

class LocalCallsTest {
    private static final int SLOT = 2;
    private static final int BADGE = 7;
    private static final int OPERATION = 5;

    private final Endpoint endpoint = new Endpoint(4);
    private Scheduler scheduler;
    private LocalCalls calls;
    private Termination termination;
    private Domain servers;
    private Dispatcher client;
    private Dispatcher server;

    @BeforeEach
    void aClientAndAServerOfOneCore() {
        Simulation.reset(1 << 20);
        Simulation.add(AddressMap.DIRECT_MAP + AddressMap.LAPIC, new byte[AddressMap.PAGE]);
        FrameAllocator frames = new FrameAllocator(0x1_0000, 0x8_0000);
        PageTables kernel = new PageTables(frames, frames.allocate());
        kernel.map(AddressMap.COMPONENTS, 0x5000, PageTables.WRITE);
        Dispatchers dispatchers = new Dispatchers(1, 4);
        LocalApic apic = new LocalApic();
        scheduler = new Scheduler(new Alarms(apic, new TimeSource(), dispatchers), new PortPermission(new SegmentTable()), dispatchers);
        calls = new LocalCalls(scheduler, dispatchers);
        termination = new Termination(scheduler, dispatchers, calls, new Doorbells(scheduler, dispatchers, apic, 0, 0x9_0000), 0xA_0000);
        Domain clients = new Domain(new AddressSpace(frames, kernel.root(), AddressSpace.NO_TAG));
        servers = new Domain(new AddressSpace(frames, kernel.root(), AddressSpace.NO_TAG));
        clients.permit(SLOT, endpoint);
        clients.badge = BADGE;
        servers.endpoint = endpoint;
        client = dispatchers.start(clients, AddressMap.PROGRAM_BASE, 0, 0);
        server = dispatchers.start(servers, AddressMap.PROGRAM_BASE, 0, 0);
    }

    private void request(long slot) {
        scheduler.go(client);
        Memory.store64(client.frame + TrapFrame.RDI, (long) OPERATION << MessageWords.UPPER_SHIFT | slot);
        Memory.store64(client.frame + TrapFrame.RSI, 11);
        calls.call(client);
    }

    private void receive() {
        scheduler.go(server);
        calls.replyAndReceive(server);
    }

    private void reply(long result) {
        Memory.store64(server.frame + TrapFrame.RDI, 0);
        Memory.store64(server.frame + TrapFrame.RSI, result);
        calls.replyAndReceive(server);
    }

    @Test
    void aCallGoesStraightToAReceiverThatWaits() {
        receive();
        request(SLOT);
        assertThat(scheduler.current()).isSameAs(server);
        assertThat(server.register(TrapFrame.RDI)).isEqualTo((long) BADGE << MessageWords.UPPER_SHIFT | OPERATION);
        assertThat(server.register(TrapFrame.RSI)).isEqualTo(11);
        assertThat(client.state).isEqualTo(Dispatcher.AWAITING_REPLY);
    }

    @Test
    void theReplyGoesStraightBack() {
        receive();
        request(SLOT);
        reply(99);
        assertThat(scheduler.current()).isSameAs(client);
        assertThat(client.register(TrapFrame.RAX)).isEqualTo(99);
        assertThat(server.state).isEqualTo(Dispatcher.RECEIVING);
    }

    @Test
    void aCallWaitsForItsReceiver() {
        request(SLOT);
        assertThat(client.state).isEqualTo(Dispatcher.CALLING);
        receive();
        assertThat(server.client).isSameAs(client);
        assertThat(server.register(TrapFrame.RSI)).isEqualTo(11);
    }

    @Test
    void anEndpointThatWasNotPermittedIsRefused() {
        receive();
        request(SLOT + 1);
        assertThat(client.register(TrapFrame.RAX)).isEqualTo(-Errno.EBADF);
        request(1L << 31);
        assertThat(client.register(TrapFrame.RAX)).isEqualTo(-Errno.EBADF);
    }

    @Test
    void theClientOfAServerThatFailsGetsAnError() {
        receive();
        request(SLOT);
        termination.stop(servers);
        assertThat(client.register(TrapFrame.RAX)).isEqualTo(-Errno.EIO);
        assertThat(client.state).isEqualTo(Dispatcher.READY);
        request(SLOT);
        assertThat(client.register(TrapFrame.RAX)).isEqualTo(-Errno.EIO);
    }

    @Test
    void namesOfDispatchersTellTheCore() {
        assertThat(client.number).isEqualTo(0x101);
        assertThat(server.number).isEqualTo(0x102);
    }
}
