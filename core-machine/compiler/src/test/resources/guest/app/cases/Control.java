package guest.app.cases;

import guest.app.Out;
import guest.lang.Recursive;

public final class Control extends Case {
    enum Colour {
        RED, GREEN {
            @Override
            int code() {
                return 20;
            }
        }, BLUE;

        int code() {
            return 10 + ordinal();
        }
    }

    enum Planet {
        NEAR(3, "near"), FAR(9, "far");

        final int distance;
        final String label;

        Planet(int distance, String label) {
            this.distance = distance;
            this.label = label;
        }
    }

    sealed interface Event permits Key, Click, Idle {}

    record Key(char letter, boolean shift) implements Event {}

    record Click(int x, int y) implements Event {}

    record Idle() implements Event {}

    record Box(Event inside, long weight) {}

    @Override
    protected void run(Out out) {
        for (int i = -3; i < 40; i++) {
            out.line("dense", dense(i));
            out.line("sparse", sparse(i * 1000));
            out.line("fall", fallThrough(i));
        }
        for (Colour colour : Colour.values()) out.line("colour", colour(colour) + 1000L * colour.code() + colour.name().length());
        for (Planet planet : Planet.values()) out.line(planet.label, planet.distance);
        Event[] events = {new Key('q', true), new Click(3, -4), new Idle(), new Key('a', false), new Click(0, 0)};
        for (Event event : events) {
            out.line("event", handle(event));
            out.line("guarded", guarded(event));
            out.line("record", deconstruct(new Box(event, 77)));
        }
        loops(out);
        out.line("fib", fib(15));
        out.line("ack", ackermann(2, 3));
        out.line("gcd", gcd(1071, 462));
        out.line("even", isEven(40) ? 1 : 0);
        out.line("ternary", pick(3) + pick(-3) * 10 + pick(0) * 100);
        out.line("bool", logic(true, false, 5) + logic(false, true, 6) * 2 + logic(true, true, 7) * 4);
    }

    private static int dense(int i) {
        return switch (i) {
            case 0 -> 5;
            case 1, 2 -> 7;
            case 3 -> i * i;
            case 4 -> -1;
            case 6 -> 66;
            case 9 -> 99;
            default -> 1000;
        };
    }

    private static int sparse(int i) {
        return switch (i) {
            case -2000 -> 1;
            case 0 -> 2;
            case 1000 -> 3;
            case 5000 -> 4;
            case 7000 -> 5;
            case 12000 -> 6;
            case 30000 -> 7;
            case 31000 -> 8;
            default -> 9;
        };
    }

    private static int fallThrough(int i) {
        int result = 0;
        switch (i) {
            case 1:
                result += 1;
            case 2:
                result += 2;
                break;
            case 10:
                result += 10;
            default:
                result += 100;
            case 20:
                result += 20;
        }
        return result;
    }

    private static int colour(Colour colour) {
        return switch (colour) {
            case RED -> 1;
            case GREEN -> 2;
            case BLUE -> 3;
        };
    }

    private static int handle(Event event) {
        return switch (event) {
            case Key key -> key.letter() + (key.shift() ? 1000 : 0);
            case Click click -> click.x() * 10 + click.y();
            case Idle _ -> -1;
        };
    }

    private static int guarded(Event event) {
        return switch (event) {
            case Key key when key.shift() -> 1;
            case Key _ -> 2;
            case Click click when click.x() > 0 -> 3;
            default -> 4;
        };
    }

    private static long deconstruct(Box box) {
        if (box instanceof Box(Click(int x, int y), long weight)) return x + 3L * y + weight;
        if (box instanceof Box(Key(char letter, _), _)) return letter;
        return -5;
    }

    private static void loops(Out out) {
        int sum = 0;
        outer:
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 20; j++) {
                if (j == i) continue outer;
                if (i * j > 200) break outer;
                sum += i ^ j;
            }
        }
        out.line("labels", sum);
        int n = 27;
        int steps = 0;
        do {
            n = (n & 1) == 0 ? n / 2 : 3 * n + 1;
            steps++;
        } while (n != 1);
        out.line("collatz", steps);
        long product = 1;
        int k = 10;
        while (k > 0) product *= k--;
        out.line("factorial", product);
        int a = 1;
        int b = 2;
        for (int i = 0; i < 7; i++) {
            int t = a;
            a = b;
            b = t;
        }
        out.line("swap", a * 10 + b);
        boolean found = false;
        int at = 0;
        while (!found && at < 50) {
            found = at * at > 300;
            at++;
        }
        out.line("search", at);
    }

    @Recursive(15)
    private static int fib(int n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    @Recursive(16)
    private static int ackermann(int m, int n) {
        if (m == 0) return n + 1;
        return n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
    }

    @Recursive(16)
    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    @Recursive(21)
    private static boolean isEven(int n) {
        return n == 0 || isOdd(n - 1);
    }

    private static boolean isOdd(int n) {
        return n != 0 && isEven(n - 1);
    }

    private static int pick(int x) {
        return x > 0 ? x > 2 ? 9 : 8 : x < 0 ? 7 : 6;
    }

    private static int logic(boolean a, boolean b, int n) {
        boolean c = a && n > 5 || b && n < 7;
        boolean d = a ^ b | n == 7;
        return (c ? 1 : 0) + (d ? 2 : 0) + (!(a & b) ? 4 : 0);
    }
}
