package ringside.machine.device;

import java.util.function.LongConsumer;
import ringside.machine.state.StateTape;

/// One 8259A interrupt controller, with edge or (by ELCR) level inputs. Source: Intel 8259A data sheet (order number 231468).
final class Pic extends BytePortDevice {
    private static final int INPUTS = 8;
    private static final int SPURIOUS = 7;
    private static final int POLLED_REQUEST = 0x80;

    private final int base;
    private final int cascaded;
    private final Runnable acknowledged;
    private int lines;
    private int requests;
    private int service;
    private int mask;
    private int vectors;
    private int levelSelect;
    private int initialise;
    private boolean needsWord4;
    private boolean isSingle;
    private boolean automaticEnd;
    private boolean rotatesAutomatically;
    private boolean nestsCascaded;
    private boolean specialMask;
    private boolean readService;
    private boolean polled;
    /// Input of lowest priority; the one above it comes first.
    private int lowest = SPURIOUS;

    /// @param cascaded     input at which another controller is, or -1
    /// @param acknowledged told when an input has been acknowledged, which takes the output back
    Pic(int base, int cascaded, Runnable acknowledged) {
        this.base = base;
        this.cascaded = cascaded;
        this.acknowledged = acknowledged;
    }

    void level(int input, boolean high) {
        int bit = 1 << input;
        boolean rises = high && (lines & bit) == 0;
        lines = high ? lines | bit : lines & ~bit;
        if (rises) {
            requests |= bit;
        } else if (!high) {
            requests &= ~bit;
        }
    }

    private int requested() {
        return requests | lines & levelSelect;
    }

    /// Input of highest priority in a set, or -1.
    private int highest(int set) {
        int first = lowest + 1 & 7;
        int inOrder = (set << INPUTS | set) >> first & 0xFF;
        return inOrder == 0 ? -1 : first + Integer.numberOfTrailingZeros(inOrder) & 7;
    }

    private int rank(int input) {
        return input < 0 ? INPUTS : input - lowest - 1 & 7;
    }

    /// In special mask mode an input in service that is masked holds nothing back, nor does an end of interrupt that names none end it.
    private int serviceThatCounts() {
        return specialMask ? service & ~mask : service;
    }

    /// Input that asks for service above what is in service, or -1. In special fully nested mode another controller's inputs are heard while
    /// one of lower priority is in service there.
    int pending() {
        int input = highest(requested() & ~mask);
        int served = highest(serviceThatCounts());
        boolean isAbove = rank(input) < rank(served) || nestsCascaded && input >= 0 && input == cascaded && input == served;
        return isAbove ? input : -1;
    }

    /// Vector of the input served now; the spurious one if it has gone.
    int acknowledge(int input) {
        if (input < 0) {
            return vectors + SPURIOUS;
        }
        int bit = 1 << input;
        if ((levelSelect & bit) == 0) {
            requests &= ~bit;
        }
        if (!automaticEnd) {
            service |= bit;
        } else if (rotatesAutomatically) {
            lowest = input;
        }
        acknowledged.run();
        return vectors + input;
    }

    @Override
    int read(int port) {
        if (polled) {
            return poll();
        }
        return port != base ? mask : readService ? service : requested();
    }

    /// Reads from the controller acknowledge after a poll command, instead of the processor.
    boolean isPolled() {
        return polled;
    }

    private int poll() {
        polled = false;
        int input = pending();
        acknowledge(input);
        return input < 0 ? 0 : POLLED_REQUEST | input;
    }

    @Override
    void write(int port, int value) {
        if (port == base) {
            command(value);
        } else if (initialise == 0) {
            mask = value;
        } else {
            initialisationWord(value);
        }
    }

    private void command(int value) {
        if ((value & 0x10) != 0) {
            initialise(value);
        } else if ((value & 8) != 0) {
            operationWord3(value);
        } else {
            operationWord2(value >> 5, value & 7);
        }
    }

    private void initialise(int value) {
        initialise = 2;
        needsWord4 = (value & 1) != 0;
        isSingle = (value & 2) != 0;
        mask = 0;
        requests = 0;
        service = 0;
        lowest = SPURIOUS;
        automaticEnd = false;
        rotatesAutomatically = false;
        nestsCascaded = false;
        specialMask = false;
        readService = false;
        polled = false;
    }

    private void operationWord3(int value) {
        if ((value & 2) != 0) {
            readService = (value & 1) != 0;
        }
        if ((value & 0x40) != 0) {
            specialMask = (value & 0x20) != 0;
        }
        polled = (value & 4) != 0;
    }

    /// @param level the input that is named, where one is
    private void operationWord2(int operation, int level) {
        switch (operation) {
            case 0, 4 -> rotatesAutomatically = operation == 4;
            case 1 -> end(highest(serviceThatCounts()));
            case 3 -> end(level);
            case 5 -> endAndRotate(highest(serviceThatCounts()));
            case 6 -> lowest = level;
            case 7 -> endAndRotate(level);
            default -> { }
        }
    }

    private void end(int input) {
        if (input >= 0) {
            service &= ~(1 << input);
        }
    }

    private void endAndRotate(int input) {
        end(input);
        lowest = input >= 0 ? input : lowest;
    }

    private void initialisationWord(int value) {
        switch (initialise) {
            case 2 -> {
                vectors = value & 0xF8;
                initialise = isSingle ? behindWord3() : 3;
            }
            case 3 -> initialise = behindWord3();
            default -> {
                automaticEnd = (value & 2) != 0;
                nestsCascaded = (value & 0x10) != 0;
                initialise = 0;
            }
        }
    }

    private int behindWord3() {
        return needsWord4 ? 4 : 0;
    }

    int levelSelect() {
        return levelSelect;
    }

    void levelSelect(int value) {
        levelSelect = value;
    }

    void digest(LongConsumer digest) {
        for (int value : new int[] {lines, requests, service, mask, vectors, levelSelect, initialise, lowest}) {
            digest.accept(value);
        }
        for (boolean value : new boolean[] {needsWord4, isSingle, automaticEnd, rotatesAutomatically, nestsCascaded, specialMask, readService, polled}) {
            digest.accept(value ? 1 : 0);
        }
    }

    /// Takes the registers down or puts them back.
    void state(StateTape tape) {
        lines = tape.number(lines);
        requests = tape.number(requests);
        service = tape.number(service);
        mask = tape.number(mask);
        vectors = tape.number(vectors);
        levelSelect = tape.number(levelSelect);
        initialise = tape.number(initialise);
        lowest = tape.number(lowest);
        needsWord4 = tape.bit(needsWord4);
        isSingle = tape.bit(isSingle);
        automaticEnd = tape.bit(automaticEnd);
        rotatesAutomatically = tape.bit(rotatesAutomatically);
        nestsCascaded = tape.bit(nestsCascaded);
        specialMask = tape.bit(specialMask);
        readService = tape.bit(readService);
        polled = tape.bit(polled);
    }
}
