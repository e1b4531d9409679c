package guest.app;

import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.Os;
import guest.lib.PageBuffer;
import guest.lib.Program;
import guest.message.CallNumber;
import guest.message.MessageWords;
import guest.server.ClientBuffer;
import guest.server.MessageRegisters;
import shared.abi.OpenFlag;
import shared.map.AddressMap;

/// `liar PATH`: calls the file service and the clock with every operation there is and some that there are not, and with registers that
/// describe every kind of buffer that is none. Says how many calls were answered with an error, whether an answer was more than was asked
/// for, and whether bytes outside the buffers have changed.
public final class Liar implements Program {
    private static final int FILES = 2;
    private static final int CLOCK = 4;
    private static final int LAST_OPERATION = 9;
    private static final int LEAST_ERROR = -4095;
    private static final int MOST_HANDLES = 32;
    /// The longest buffer that is described and may be filled.
    private static final int ROOM = 17 * AddressMap.PAGE;
    private static final int GUARD = 2 * AddressMap.PAGE;
    private static final byte GUARDED = 0x5A;
    private static final long[] LENGTHS = {0, 1, 4096, 4097, 65_536, ROOM, 1L << 31, 1L << 32, 1L << 61, -1};
    private static final long[] VALUES = {3, -1, Integer.MIN_VALUE, 1L << 40};

    private byte[] bytes;
    private final ClientBuffer own = new ClientBuffer();
    private MessageRegisters registers;
    private long[] addresses;
    private int calls;
    private int refused;
    private int tooMuch;

    @Override
    public int run(Os os, Arguments arguments) {
        Text out = new Text(new ConsoleOutput(os));
        registers = new MessageRegisters();
        bytes = new PageBuffer((ROOM + 2 * GUARD) / AddressMap.PAGE).bytes();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = GUARDED;
        }
        long room = own.give(bytes, GUARD, ROOM).address();
        addresses = new long[] {room, 0, 8, AddressMap.PROGRAM_END - 8, AddressMap.DIRECT_MAP, AddressMap.COMPONENTS, room | 1L << 60, -8};
        os.open(arguments.word(1), OpenFlag.READ_WRITE | OpenFlag.CREATE);
        for (int operation = -1; operation <= LAST_OPERATION; operation++) {
            for (long value : VALUES) {
                lieAboutBuffers(operation, value);
            }
        }
        call(CLOCK, 0, -1, 0, 0);
        call(CLOCK, 1, -1, 0, 0);
        out.string("liar: ").decimal(calls).string(" calls, ").decimal(refused).string(" refused, ").decimal(tooMuch)
                .string(" answers too large, ").decimal(changedGuards()).string(" guards changed").line();
        return tooMuch == 0 && changedGuards() == 0 ? 0 : 1;
    }

    private void lieAboutBuffers(int operation, long value) {
        for (long length : LENGTHS) {
            for (int direction = 0; direction <= MessageWords.DIRECTION; direction++) {
                for (long address : addresses) {
                    call(FILES, operation, value, address, length << MessageWords.LENGTH_SHIFT | direction);
                }
            }
        }
    }

    private void call(int slot, int operation, long value, long address, long descriptor) {
        registers.set(0, slot | (long) operation << MessageWords.UPPER_SHIFT);
        registers.set(1, value);
        registers.set(2, value);
        registers.set(3, value);
        registers.set(4, address);
        registers.set(5, descriptor);
        long answer = registers.exchange(CallNumber.CALL);
        calls++;
        refused += answer < 0 ? 1 : 0;
        tooMuch += answer < LEAST_ERROR || answer > Math.max(descriptor >>> MessageWords.LENGTH_SHIFT, MOST_HANDLES) ? 1 : 0;
    }

    private int changedGuards() {
        int changed = 0;
        for (int i = 0; i < GUARD; i++) {
            changed += bytes[i] == GUARDED ? 0 : 1;
            changed += bytes[GUARD + ROOM + i] == GUARDED ? 0 : 1;
        }
        return changed;
    }
}
