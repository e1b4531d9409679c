package guest.app.mutate;

import guest.app.Out;
import guest.app.cases.Case;
import guest.port.ClockService;
import guest.port.Lock;
import guest.port.PortRange;

/// A program with one site of each operator that checks cannot catch in a method of its own, and a line that shows what it did.
public final class Misuse extends Case {
    /// Numbered things, lowest first, and what went wrong with them.
    private static final class Stock {
        private final boolean[] taken = new boolean[8];
        private int wrong;

        int take() {
            for (int i = 0; i < taken.length; i++) {
                if (!taken[i]) {
                    taken[i] = true;
                    return i;
                }
            }
            return -1;
        }

        void use(int thing) {
            if (!taken[thing]) wrong += 100;
        }

        void free(int thing) {
            if (!taken[thing]) wrong++;
            taken[thing] = false;
        }

        int left() {
            int count = 0;
            for (boolean each : taken) if (!each) count++;
            return count;
        }
    }

    /// Writes down what is done to it, in decimal digits.
    private static final class Latch implements Lock {
        private static long log;
        private final int name;

        Latch(int name) {
            this.name = name;
        }

        @Override
        public void acquire() {
            log = log * 10 + name;
        }

        @Override
        public void release() {
            log = log * 10 + 5 + name;
        }
    }

    private static final class Ticks implements ClockService {
        private int calls;

        @Override
        public int sleep(int caller, long nanoseconds) {
            return ++calls;
        }
    }

    private static final class Registers implements PortRange {
        private final int[] values = {10, 20, 30, 40};

        @Override
        public int read(int offset) {
            return values[offset];
        }

        @Override
        public void write(int offset, int value) {
            values[offset] = value;
        }
    }

    private final Stock stock = new Stock();
    private final Latch outer = new Latch(1);
    private final Latch inner = new Latch(2);
    private final ClockService clock = new Ticks();
    private final Registers registers = new Registers();
    private final PortRange ports = registers;
    private final Object[] things = {this};
    private int kept;
    private int called;
    private long stored;

    @Override
    protected void run(Out out) {
        for (int round = 0; round < 3; round++) {
            out.line("not", isSmall(round));
            out.line("constant", five() + fiveBillion());
            out.line("argument", passOn(round));
            keep(round + 1);
            out.line("drop", kept);
            store(round + 1);
            out.line("static", stored);
            call();
            out.line("skip", called);
            out.line("answer", answered(round));
            useStock();
            out.line("stock", stock.left() * 1000 + stock.wrong);
            lockBoth();
            out.line("locks", Latch.log);
            Latch.log = 0;
            out.line("repeat", tick());
            out.line("device", ports(round));
            out.line("registers", registers.values[0] + 1000L * registers.values[1] + 1000000L * registers.values[2]);
            out.line("cast", cast() == this ? 1 : 0);
        }
    }

    private static int isSmall(int x) {
        return x < 2 ? 1 : 0;
    }

    private static int five() {
        return 5;
    }

    private static long fiveBillion() {
        return 5_000_000_000L;
    }

    private static int passOn(int x) {
        return same(x);
    }

    private static int same(int x) {
        return x;
    }

    private void keep(int value) {
        kept = value;
    }

    private void store(long value) {
        stored = value;
    }

    private void call() {
        count();
    }

    private void count() {
        called++;
    }

    private static int answered(int x) {
        return same(x) + 7;
    }

    private void useStock() {
        int thing = stock.take();
        stock.use(thing);
        stock.free(thing);
    }

    private void lockBoth() {
        outer.acquire();
        inner.acquire();
        inner.release();
        outer.release();
    }

    private int tick() {
        return clock.sleep(1, 0);
    }

    private int ports(int value) {
        ports.write(1, value);
        return ports.read(2);
    }

    private Object cast() {
        return (Misuse) things[0];
    }
}
