package guest.app;

import guest.kernel.urpc.Channel;
import guest.kernel.urpc.Side;
import guest.kernel.urpc.Tampering;
import guest.lang.Text;
import guest.lib.Arguments;
import guest.lib.ConsoleOutput;
import guest.lib.Os;
import guest.lib.Program;
import guest.message.MessageWords;

/// `tamperer`: asks the file service of the other core for what there is not, with lengths that cannot be, then scribbles over the
/// channel.
public final class Tamperer implements Program {
    private static final int LAST_OPERATION = 9;
    private static final int LEAST_ERROR = -4095;
    private static final int SCRIBBLES = 4000;
    private static final long[] LENGTHS = {0, 1, 4096, 4097, 65_536, 1L << 31, 1L << 32, 1L << 61, -1};
    private static final long[] VALUES = {3, -1, Integer.MIN_VALUE, 1L << 40};

    private int asked;
    private int refused;
    private int silent;
    private int tooMuch;

    @Override
    public int run(Os os, Arguments arguments) {
        Text out = new Text(new ConsoleOutput(os));
        int channel = 0;
        while (Side.channels() >>> channel != 1) {
            channel++;
        }
        Tampering tampering = new Tampering(channel);
        for (int operation = -1; operation <= LAST_OPERATION; operation++) {
            for (long value : VALUES) {
                lieAboutBuffers(tampering, operation, value);
            }
        }
        out.string("tamperer: ").decimal(asked).string(" requests, ").decimal(refused).string(" refused, ").decimal(silent).string(" unanswered, ")
                .decimal(tooMuch).string(" answers too large").line();
        tampering.scribble(SCRIBBLES);
        return silent == 0 && tooMuch == 0 ? 0 : 1;
    }

    private void lieAboutBuffers(Tampering tampering, int operation, long value) {
        for (long length : LENGTHS) {
            for (int direction = 0; direction <= MessageWords.DIRECTION; direction++) {
                long answer = tampering.ask(operation, value, length << MessageWords.LENGTH_SHIFT | direction);
                asked++;
                silent += Tampering.isSilence(answer) ? 1 : 0;
                refused += answer < 0 ? 1 : 0;
                tooMuch += answer < LEAST_ERROR || answer > Channel.DATA_BYTES || tampering.filled() > Channel.DATA_BYTES ? 1 : 0;
            }
        }
    }
}
