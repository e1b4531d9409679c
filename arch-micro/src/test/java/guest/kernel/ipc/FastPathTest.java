package guest.kernel.ipc;

import static guest.kernel.ipc.TwoDomains.CLIENT_CONSTANTS;
import static guest.kernel.ipc.TwoDomains.CLIENT_PAGE;
import static guest.kernel.ipc.TwoDomains.SERVER_PAGE;
import static guest.kernel.ipc.TwoDomains.get;
import static org.assertj.core.api.Assertions.assertThat;

import guest.kernel.sched.Tcb;
import guest.message.MessageWords;
import guest.raw.Code;
import guest.raw.Control;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shared.abi.Errno;
import shared.layout.TrapFrame;
import shared.map.AddressMap;

class FastPathTest {
    private TwoDomains system;

    @BeforeEach
    void twoDomains() {
        system = new TwoDomains();
    }

    @Test
    void aCallMovesTheRegistersToTheWaitingServerAndRunsIt() {
        system.serverWaits();
        system.call(0, 0, MessageWords.NONE);
        assertThat(system.scheduler.current()).isSameAs(system.server);
        assertThat(Control.root).isEqualTo(system.servers.space.root());
        assertThat(get(system.server, TrapFrame.RDI)).isEqualTo(3 | (long) TwoDomains.BADGE << 32);
        assertThat(get(system.server, TrapFrame.RSI)).isEqualTo(10);
        assertThat(get(system.server, TrapFrame.RDX)).isEqualTo(20);
        assertThat(get(system.server, TrapFrame.R10)).isEqualTo(30);
        assertThat(get(system.server, TrapFrame.RAX)).isZero();
        assertThat(system.client.state).isEqualTo(Tcb.AWAITING_REPLY);
    }

    @Test
    void aReplyCopiesTheSegmentOnceAndRunsTheClient() {
        system.serverWaits();
        system.fillServerPage('x');
        system.call(CLIENT_PAGE + 100, 50, MessageWords.OUT);
        system.reply(40, SERVER_PAGE + 8, 10, 40);
        assertThat(system.scheduler.current()).isSameAs(system.client);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(40);
        assertThat(system.clientBytes[109]).isZero();
        assertThat(system.clientBytes[110]).isEqualTo((byte) 'x');
        assertThat(system.clientBytes[149]).isEqualTo((byte) 'x');
        assertThat(system.clientBytes[150]).isZero();
        assertThat(system.server.state).isEqualTo(Tcb.RECEIVING);
    }

    @Test
    void oneCallAndItsReplyLoadTwoAddressSpaces() {
        system.serverWaits();
        int before = Control.loads;
        system.call(CLIENT_PAGE, 64, MessageWords.OUT);
        system.reply(64, SERVER_PAGE, 0, 64);
        assertThat(Control.loads - before).isEqualTo(2);
    }

    @Test
    void whatTheClientSendsLiesInTheReceiveAreaWhenTheServerRuns() {
        system.serverWaits();
        system.clientBytes[5] = 'h';
        system.clientBytes[6] = 'i';
        system.call(CLIENT_PAGE + 5, 2, MessageWords.IN);
        assertThat(system.receiveAreaByte(0)).isEqualTo('h');
        assertThat(system.receiveAreaByte(1)).isEqualTo('i');
        assertThat(system.receiveAreaByte(2)).isZero();
    }

    @Test
    void aBadWindowIsRefusedBeforeTheServerHearsOfIt() {
        system.serverWaits();
        assertRefused(CLIENT_PAGE - 1, 64, MessageWords.IN, Errno.EFAULT);
        assertRefused(AddressMap.PROGRAM_END - 32, 64, MessageWords.OUT, Errno.EFAULT);
        assertRefused(AddressMap.DIRECT_MAP, 64, MessageWords.OUT, Errno.EFAULT);
        assertRefused(AddressMap.COMPONENTS, 64, MessageWords.IN, Errno.EFAULT);
        assertRefused(CLIENT_PAGE | 1L << 60, 64, MessageWords.OUT, Errno.EFAULT);
        assertRefused(-32, 64, MessageWords.OUT, Errno.EFAULT);
        assertRefused(CLIENT_PAGE, 1L << 40, MessageWords.OUT, Errno.EINVAL);
        assertRefused(CLIENT_PAGE, MessageWords.RECEIVE_AREA_BYTES + 1, MessageWords.IN, Errno.EINVAL);
    }

    private void assertRefused(long address, long length, int direction, int errno) {
        system.call(address, length, direction);
        assertThat(get(system.client, TrapFrame.RAX)).as("address %x, %d bytes", address, length).isEqualTo(-errno);
        assertThat(system.scheduler.current()).isSameAs(system.client);
        assertThat(system.server.state).isEqualTo(Tcb.RECEIVING);
    }

    @Test
    void aBufferToFillThatIsNotThereIsRefusedBeforeTheServerWorks() {
        system.serverWaits();
        assertRefused(CLIENT_PAGE + AddressMap.PAGE - 8, 64, MessageWords.OUT, Errno.EFAULT);
    }

    @Test
    void nobodysKernelStackIsExchangedBetweenTwoThreadsWhoseCallsAreOver() {
        system.serverWaits();
        system.call(0, 0, MessageWords.NONE);
        system.reply(1, 0, 0, 0);
        assertThat(Code.left).isEqualTo(system.client.frame);
        system.call(0, 0, MessageWords.NONE);
        assertThat(Code.left).isEqualTo(system.server.frame);
    }

    @Test
    void aThreadThatWasInterruptedGoesOnWhereItsKernelStackEnds() {
        system.serverWaits();
        system.call(0, 0, MessageWords.NONE);
        Code.left = 0;
        system.run(system.client);
        assertThat(Code.left).isZero();
        assertThat(system.scheduler.current()).isSameAs(system.client);
    }

    @Test
    void aCallWaitsInLineWhenTheReceiverIsBusy() {
        system.serverWaits();
        system.call(0, 0, MessageWords.NONE);
        Tcb second = system.secondClient();
        Code.left = 0;
        system.callFrom(second);
        assertThat(second.state).isEqualTo(Tcb.SENDING);
        assertThat(Code.left).isZero();
    }

    @Test
    void aReplyLetsTheNextClientInLineGoFirst() {
        system.serverWaits();
        system.call(CLIENT_PAGE, 64, MessageWords.OUT);
        Tcb second = system.secondClient();
        system.callFrom(second);
        system.run(system.server);
        system.reply(5, SERVER_PAGE, 0, 5);
        assertThat(system.scheduler.current()).isSameAs(system.server);
        assertThat(system.server.client).isSameAs(second);
        assertThat(system.client.state).isEqualTo(Tcb.READY);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(5);
    }

    @Test
    void aDirectSwitchDoesNotAskTheSchedulerThoughOthersAreReady() {
        system.serverWaits();
        system.scheduler.makeReady(system.secondClient());
        system.call(0, 0, MessageWords.NONE);
        assertThat(system.scheduler.current()).isSameAs(system.server);
        system.reply(1, 0, 0, 0);
        assertThat(system.scheduler.current()).isSameAs(system.client);
    }

    @Test
    void aServerThatDiesMidwayLeavesItsClientAnErrorAndTheEndpointOpen() {
        system.serverWaits();
        system.call(CLIENT_PAGE, 64, MessageWords.OUT);
        Tcb second = system.secondClient();
        system.run(second);
        system.termination.halt(system.servers);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EIO);
        assertThat(system.client.partner).isNull();
        assertThat(system.client.state).isEqualTo(Tcb.READY);
        system.callFrom(second);
        assertThat(second.state).isEqualTo(Tcb.SENDING);
        assertThat(system.scheduler.current()).isSameAs(system.client);
    }

    @Test
    void aReadOnlyPageMayBeSentFrom() {
        system.serverWaits();
        system.call(CLIENT_CONSTANTS, 0, MessageWords.IN);
        assertThat(system.scheduler.current()).isSameAs(system.server);
    }

    @Test
    void aServerCannotReplyWithMemoryThatIsNotItsOwnOrDoesNotFit() {
        system.serverWaits();
        system.call(CLIENT_PAGE, 64, MessageWords.OUT);
        system.reply(64, AddressMap.DIRECT_MAP, 0, 64);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EIO);
        system.call(CLIENT_PAGE, 64, MessageWords.OUT);
        system.reply(64, SERVER_PAGE, 1, 64);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EIO);
        system.call(CLIENT_PAGE, 64, MessageWords.IN);
        system.reply(64, SERVER_PAGE, 0, 64);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EIO);
    }

    @Test
    void aSlotWithoutTheRightIsNoSlot() {
        system.serverWaits();
        TwoDomains.set(system.client, TrapFrame.RDI, TwoDomains.SLOT + 1);
        system.messages.call(system.client.frame);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EBADF);
        TwoDomains.set(system.client, TrapFrame.RDI, TwoDomains.SLOT);
        system.messages.replyAndReceive(system.client.frame);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EBADF);
        TwoDomains.set(system.client, TrapFrame.RDI, 0xFFFF_FFFFL);
        system.messages.call(system.client.frame);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EBADF);
    }
}
