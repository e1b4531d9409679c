package ringside.machine.device;

import java.util.function.LongConsumer;
import ringside.machine.state.StateTape;

/// One 8259A interrupt controller. Fixed priorities, edge or (by ELCR) level inputs. Source: Intel 8259A data sheet.
final class Pic extends BytePortDevice {
    private static final int SPURIOUS = 7;

    private final int base;
    private int lines;
    private int requests;
    private int service;
    private int mask;
    private int vectors;
    private int levelSelect;
    private int initialise;
    private boolean needsWord4;
    private boolean automaticEnd;
    private boolean readService;

    Pic(int base) {
        this.base = base;
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

    /// Input that asks for service above what is in service, or -1.
    int pending() {
        int active = (requests | lines & levelSelect) & ~mask;
        int input = Integer.numberOfTrailingZeros(active);
        return input < Integer.numberOfTrailingZeros(service) && input < 8 ? input : -1;
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
        }
        return vectors + input;
    }

    @Override
    int read(int port) {
        return port != base ? mask : readService ? service : requests;
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
            initialise = 2;
            needsWord4 = (value & 1) != 0;
            mask = 0;
            requests = 0;
            service = 0;
            readService = false;
        } else if ((value & 8) != 0) {
            if ((value & 2) != 0) {
                readService = (value & 1) != 0;
            }
        } else if ((value & 0x20) != 0) {
            boolean specific = (value & 0x40) != 0;
            service &= specific ? ~(1 << (value & 7)) : service - 1;
        }
    }

    private void initialisationWord(int value) {
        switch (initialise) {
            case 2 -> {
                vectors = value & 0xF8;
                initialise = 3;
            }
            case 3 -> initialise = needsWord4 ? 4 : 0;
            default -> {
                automaticEnd = (value & 2) != 0;
                initialise = 0;
            }
        }
    }

    int levelSelect() {
        return levelSelect;
    }

    void levelSelect(int value) {
        levelSelect = value;
    }

    void digest(LongConsumer digest) {
        int[] state = {lines, requests, service, mask, vectors, levelSelect, initialise, needsWord4 ? 1 : 0, automaticEnd ? 1 : 0,
            readService ? 1 : 0};
        for (int value : state) {
            digest.accept(value);
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
        needsWord4 = tape.bit(needsWord4);
        automaticEnd = tape.bit(automaticEnd);
        readService = tape.bit(readService);
    }
}
