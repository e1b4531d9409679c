package ringside.machine.cpu;

import ringside.machine.state.StateTape;

/// What reaches a core beside maskable interrupts: non-maskable ones, INIT and start-up messages. They take effect between two
/// of its instructions. Intel SDM vol. 3A §6.7 and §8.4.
public final class Signals {
    private static final int NO_PAGE = -1;

    private boolean waiting;
    private boolean initialise;
    private int startPage = NO_PAGE;
    private boolean nonMaskable;
    private boolean nonMaskableBlocked;

    /// The core is off until a start-up message comes, as all but core 0 are at power-on.
    public void await() {
        waiting = true;
    }

    public boolean isWaiting() {
        return waiting;
    }

    public void initialise() {
        initialise = true;
        startPage = NO_PAGE;
    }

    /// A core that does not wait for it ignores a start-up message.
    public void start(int page) {
        if (waiting || initialise) {
            startPage = page;
        }
    }

    public void nonMaskable() {
        nonMaskable = true;
    }

    /// Whether something takes effect before the next instruction.
    public boolean isPending() {
        return initialise || startPage != NO_PAGE || nonMaskable && !nonMaskableBlocked && !waiting;
    }

    /// Takes INIT, if it came.
    boolean takeInitialise() {
        boolean came = initialise;
        if (came) {
            initialise = false;
            nonMaskable = false;
            nonMaskableBlocked = false;
        }
        return came;
    }

    /// Takes the start-up page, or a negative number.
    int takeStart() {
        int page = startPage;
        if (page != NO_PAGE) {
            startPage = NO_PAGE;
            waiting = false;
        }
        return page;
    }

    /// Takes a non-maskable interrupt; others have to wait until [#unblock()].
    boolean takeNonMaskable() {
        boolean takes = nonMaskable && !nonMaskableBlocked && !waiting;
        if (takes) {
            nonMaskable = false;
            nonMaskableBlocked = true;
        }
        return takes;
    }

    /// `iret`.
    void unblock() {
        nonMaskableBlocked = false;
    }

    /// All of it as a number, 0 for a core that just runs.
    long state() {
        return (waiting ? 1 : 0) | (initialise ? 2 : 0) | (nonMaskable ? 4 : 0) | (nonMaskableBlocked ? 8 : 0) | startPage + 1L << 4;
    }

    /// Takes what is asked for down or puts it back.
    void state(StateTape tape) {
        waiting = tape.bit(waiting);
        initialise = tape.bit(initialise);
        startPage = tape.number(startPage);
        nonMaskable = tape.bit(nonMaskable);
        nonMaskableBlocked = tape.bit(nonMaskableBlocked);
    }
}
