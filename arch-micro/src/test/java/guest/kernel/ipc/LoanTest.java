package guest.kernel.ipc;

import static guest.kernel.ipc.TwoDomains.CLIENT_CONSTANTS;
import static guest.kernel.ipc.TwoDomains.CLIENT_PAGE;
import static guest.kernel.ipc.TwoDomains.SERVER_PAGE;
import static guest.kernel.ipc.TwoDomains.get;
import static org.assertj.core.api.Assertions.assertThat;

import guest.kernel.sched.Tcb;
import guest.message.MessageWords;
import guest.platform.AddressSpace;
import guest.platform.PageTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shared.abi.Errno;
import shared.layout.TrapFrame;
import shared.map.AddressMap;

/// Pages that a client lends with its request are the server's to read, until the reply or until one of the two is no more.
class LoanTest {
    private static final long WINDOW = 0x10_0000L;
    private static final int PAGE = AddressMap.PAGE;

    private TwoDomains system;

    @BeforeEach
    void aServerThatTakesLoansWaits() {
        system = new TwoDomains();
        assertThat(system.server.acceptLoansAt(WINDOW)).isZero();
        system.serverWaits();
    }

    private long seen(long address, int access) {
        return system.servers.space.translate(address, access);
    }

    private void assertNothingIsLent() {
        assertThat(system.server.borrows()).isFalse();
        for (long at = 0; at < MessageWords.LOAN_BYTES; at += PAGE) {
            assertThat(seen(WINDOW + at, AddressSpace.READABLE)).isEqualTo(AddressSpace.NOT_MAPPED);
        }
    }

    @Test
    void theServerSeesTheVeryPagesAndCannotWriteToThem() {
        system.call(CLIENT_PAGE, 2 * PAGE, MessageWords.LENT);
        assertThat(system.scheduler.current()).isSameAs(system.server);
        assertThat(seen(WINDOW, AddressSpace.READABLE)).isEqualTo(system.clients.space.translate(CLIENT_PAGE, AddressSpace.READABLE));
        assertThat(seen(WINDOW + PAGE, AddressSpace.READABLE)).isEqualTo(system.clients.space.translate(CLIENT_CONSTANTS, AddressSpace.READABLE));
        assertThat(seen(WINDOW, AddressSpace.WRITABLE)).isEqualTo(AddressSpace.NOT_MAPPED);
        assertThat(seen(WINDOW + 2 * PAGE, AddressSpace.READABLE)).isEqualTo(AddressSpace.NOT_MAPPED);
    }

    @Test
    void theReplyTakesThemBack() {
        system.call(CLIENT_PAGE, PAGE, MessageWords.LENT);
        TwoDomains.set(system.server, TrapFrame.RDI, TwoDomains.SLOT);
        TwoDomains.set(system.server, TrapFrame.RSI, 77);
        system.messages.replyAndReceive(system.server.frame);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(77);
        assertNothingIsLent();
    }

    @Test
    void aReplyWithDataForABufferThatIsNoneTakesThemBackToo() {
        system.call(CLIENT_PAGE, PAGE, MessageWords.LENT);
        system.reply(1, SERVER_PAGE, 0, 8);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EIO);
        assertNothingIsLent();
    }

    @Test
    void theEndOfTheServerTakesThemBack() {
        system.call(CLIENT_PAGE, PAGE, MessageWords.LENT);
        system.run(system.client);
        system.termination.halt(system.servers);
        assertNothingIsLent();
    }

    @Test
    void theEndOfTheClientTakesThemBack() {
        system.call(CLIENT_PAGE, PAGE, MessageWords.LENT);
        system.termination.halt(system.clients);
        assertNothingIsLent();
        TwoDomains.set(system.server, TrapFrame.RDI, TwoDomains.SLOT);
        system.messages.replyAndReceive(system.server.frame);
        assertThat(system.server.state).isEqualTo(Tcb.RECEIVING);
    }

    @ParameterizedTest
    @CsvSource({
        "0x400008, 4096,       22", // not the start of a page
        "0x400000, 4095,       22", // not all of a page
        "0x400000, 0,          22",
        "0x400000, 69632,      22", // more than a window
        "0x400000, 0x100000000000, 22",
        "0x400000, 12288,      14", // the third page is not there
        "0x300000, 4096,       14",
        "-4096,    4096,       14",
        "-2199023255552, 4096, 14", // the kernel's half
    })
    void whatIsNotWholePagesOfTheClientIsRefusedBeforeTheServerHearsOfIt(String address, String length, int errno) {
        assertThat(CLIENT_PAGE).isEqualTo(0x40_0000L);
        system.call(Long.decode(address), Long.decode(length), MessageWords.LENT);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-errno);
        assertThat(system.scheduler.current()).isSameAs(system.client);
        assertNothingIsLent();
    }

    @Test
    void whatWasLentIsNotPassedOn() {
        system.clients.space.map(WINDOW, 0x9000, PAGE, PageTables.LENT);
        system.call(WINDOW, PAGE, MessageWords.LENT);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EFAULT);
        assertNothingIsLent();
    }

    @Test
    void aWindowThatIsTakenLendsNothingAndKeepsWhatIsThere() {
        system.servers.space.map(WINDOW + PAGE, 0x9000, PAGE, 0);
        system.call(CLIENT_PAGE, 2 * PAGE, MessageWords.LENT);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EBUSY);
        assertThat(system.server.borrows()).isFalse();
        assertThat(seen(WINDOW, AddressSpace.READABLE)).isEqualTo(AddressSpace.NOT_MAPPED);
        assertThat(seen(WINDOW + PAGE, AddressSpace.READABLE)).isEqualTo(0x9000);
    }

    @Test
    void aWindowDoesNotMoveWhileSomethingIsSeenThroughIt() {
        system.call(CLIENT_PAGE, PAGE, MessageWords.LENT);
        assertThat(system.server.acceptLoansAt(WINDOW + (1 << 20))).isEqualTo(-Errno.EBUSY);
        assertThat(system.client.acceptLoansAt(WINDOW + 8)).isEqualTo(-Errno.EINVAL);
        assertThat(system.client.acceptLoansAt(0)).isEqualTo(-Errno.EINVAL);
        assertThat(system.client.acceptLoansAt(AddressMap.PROGRAM_END - PAGE)).isEqualTo(-Errno.EINVAL);
        assertThat(system.client.acceptLoansAt(AddressMap.COMPONENTS)).isEqualTo(-Errno.EINVAL);
    }

    @Test
    void aServerWithoutAWindowIsLentNothing() {
        system = new TwoDomains();
        system.serverWaits();
        system.call(CLIENT_PAGE, PAGE, MessageWords.LENT);
        assertThat(get(system.client, TrapFrame.RAX)).isEqualTo(-Errno.EINVAL);
    }
}
