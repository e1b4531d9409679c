package guest.kernel.ipc;

import static guest.kernel.ipc.TwoDomains.CLIENT_PAGE;
import static guest.kernel.ipc.TwoDomains.get;
import static org.assertj.core.api.Assertions.assertThat;

import guest.kernel.sched.Tcb;
import guest.message.MessageWords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;
import shared.layout.TrapFrame;

class RendezvousTest {
    private TwoDomains system;

    @BeforeEach
    void twoDomains() {
        system = new TwoDomains();
        system.run(system.client);
    }

    @Test
    void aMessageWaitsInItsSenderUntilAServerReceives() {
        system.clientBytes[0] = 'm';
        system.call(CLIENT_PAGE, 1, MessageWords.IN);
        assertThat(system.client.state).isEqualTo(Tcb.SENDING);
        receive();
        assertThat(system.scheduler.current()).isSameAs(system.server);
        assertThat(get(system.server, TrapFrame.RDI)).isEqualTo(3 | (long) TwoDomains.BADGE << 32);
        assertThat(system.receiveAreaByte(0)).isEqualTo('m');
        assertThat(system.client.state).isEqualTo(Tcb.AWAITING_REPLY);
    }

    @Test
    void aServerThatEndsOwesItsClientAnError() {
        system.serverWaits();
        system.call(0, 0, MessageWords.NONE);
        system.rendezvous.abandon(system.server);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EIO);
        assertThat(system.client.state).isEqualTo(Tcb.READY);
    }

    @Test
    void aClientThatEndsIsOwedNothing() {
        system.serverWaits();
        system.call(0, 0, MessageWords.NONE);
        system.rendezvous.abandon(system.client);
        system.client.state = Tcb.FREE;
        system.reply(1, 0, 0, 0);
        assertThat(system.client.state).isEqualTo(Tcb.FREE);
        assertThat(system.server.state).isEqualTo(Tcb.RECEIVING);
    }

    @Test
    void aClosedEndpointRefusesThoseWhoWaitAndThoseWhoCome() {
        system.call(0, 0, MessageWords.NONE);
        system.rendezvous.close(system.endpoint);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EIO);
        assertThat(system.client.state).isEqualTo(Tcb.READY);
        system.run(system.client);
        TwoDomains.set(system.client, TrapFrame.RAX, 0);
        system.call(0, 0, MessageWords.NONE);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EIO);
    }

    @Test
    void whoWaitsForAStoppedServerIsServedByTheNextInstance() {
        system.serverWaits();
        system.termination.halt(system.servers);
        assertThat(system.server.state).isEqualTo(Tcb.FREE);
        system.call(0, 0, MessageWords.NONE);
        assertThat(system.client.state).isEqualTo(Tcb.SENDING);
        system.restartServer();
        receive();
        assertThat(get(system.server, TrapFrame.RDI)).isEqualTo(3 | (long) TwoDomains.BADGE << 32);
        assertThat(system.client.state).isEqualTo(Tcb.AWAITING_REPLY);
    }

    @Test
    void onlyTheRequestInHandFailsWithItsServer() {
        system.serverWaits();
        system.call(0, 0, MessageWords.NONE);
        system.run(system.client);
        system.termination.halt(system.servers);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EIO);
        assertThat(system.endpoint.closed).isFalse();
    }

    @Test
    void whoWaitsForADestroyedServerGetsAnError() {
        system.call(0, 0, MessageWords.NONE);
        system.run(system.client);
        system.termination.destroy(system.servers);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EIO);
        assertThat(system.endpoint.closed).isTrue();
    }

    private void receive() {
        system.run(system.server);
        TwoDomains.set(system.server, TrapFrame.RDI, TwoDomains.SLOT);
        system.messages.replyAndReceive(system.server.frame);
    }
}
