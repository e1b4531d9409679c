package guest.app.mutate;

import guest.app.Out;
import guest.app.cases.Case;

/// A program with one site of every shape on a line of its own. What it prints shows which of them struck.
public final class Victim extends Case {
    private final long[] words = {10, 20, 30, 40};
    private final byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8};
    private final Victim[] others = new Victim[2];
    private String name = "victim";

    @Override
    protected void run(Out out) {
        for (int round = 0; round < 3; round++) {
            out.line("load", bytes(round));
            storeWord(round, 100 + round);
            storeByte(round, 50 + round);
            storeReference(round & 1);
            out.line("words", words[0] + 1000 * words[1] + 1000000 * words[2] + 1000000000 * words[3]);
            out.line("guard", small(round));
            out.line("null", isNothing(round == 1 ? this : null));
            out.line("same", isSelf(round == 1 ? this : null));
            out.line("field", hasName());
            out.line("entry", entered());
        }
        out.line("bytes", bytes[0] + 256L * bytes[1] + 65536L * bytes[2]);
        out.line("others", (others[0] == null ? 0 : 1) + (others[1] == null ? 0 : 2));
    }

    private int bytes(int i) {
        return bytes[i];
    }

    private void storeWord(int i, long value) {
        words[i] = value;
    }

    private void storeByte(int i, int value) {
        bytes[i] = (byte) value;
    }

    private void storeReference(int i) {
        others[i] = this;
    }

    private static int small(int x) {
        return x < 2 ? 1 : 0;
    }

    private static int isNothing(Object object) {
        return object == null ? 1 : 0;
    }

    private int isSelf(Object object) {
        return object == this ? 1 : 0;
    }

    private int hasName() {
        String text = name;
        return text == null ? 0 : 1;
    }

    private static int entered() {
        return 7;
    }
}
