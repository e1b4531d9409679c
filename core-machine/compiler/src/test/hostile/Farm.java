package guest.attack;

/// What hostile services confuse: classes whose fields of different types lie at the same offset, and their arrays.
public final class Farm {
    /// Not final, so that no compiler knows.
    public static int zero;
    /// What a service did before it ended or stopped.
    public static long done;
    public static final int[] TABLE = {7, 8, 9};

    private Farm() {}

    static class Animal {
        int size = 1;
        long tag = 0x1111;
        Animal friend;
        byte[] fur = {1, 2, 3, 4};

        int weigh() {
            return size;
        }

        final void idle() {}
    }

    static class Dog extends Animal {
        Object bone = "bone";
        int bark = 3;

        @Override
        int weigh() {
            return bark * 2;
        }
    }

    static final class Puppy extends Dog {
        long age = 7;

        @Override
        int weigh() {
            return (int) age;
        }
    }

    static final class Cat extends Animal implements Feed {
        long lives = 9;
        int claws = 4;

        @Override
        int weigh() {
            return (int) lives;
        }

        @Override
        public int eat(int n) {
            return claws + n;
        }
    }

    interface Feed {
        int eat(int n);
    }

    static final class Hay implements Feed {
        int left = 12;

        @Override
        public int eat(int n) {
            left -= n;
            return left;
        }
    }

    enum Size { S, M, L }

    record Pen(Animal first, long gate) {}

    static Animal animal(int kind) {
        return switch (kind & 3) {
            case 0 -> new Animal();
            case 1 -> new Dog();
            case 2 -> new Puppy();
            default -> new Cat();
        };
    }

    static Object thing(int kind) {
        return switch (kind & 7) {
            case 0 -> new int[] {1, 2};
            case 1 -> "thing";
            case 2 -> new Hay();
            case 3 -> null;
            case 4 -> new Dog[2];
            case 5 -> new Pen(new Cat(), 5);
            default -> animal(kind);
        };
    }

    /// An unchecked cast: who uses the result finds out.
    @SuppressWarnings("unchecked")
    static <T> T pretend(Object object) {
        return (T) object;
    }

    /// Longer than what a compiler would put into its caller.
    static void grow(Animal animal) {
        for (int i = 0; i < 3; i++) {
            animal.size += i + zero;
            animal.tag ^= animal.size * 5L;
            if (animal.size > 1000) animal.size = animal.fur.length;
        }
    }

    static Object[] objects(int kind) {
        return switch (kind & 3) {
            case 0 -> new Object[3];
            case 1 -> new Animal[3];
            case 2 -> new Dog[3];
            default -> new Feed[3];
        };
    }

    static long sum(byte[] from) {
        long sum = from.length;
        for (int i = 0; i < from.length; i++) sum = sum * 31 + from[i];
        return sum;
    }

    static long sum(int[] from) {
        long sum = from.length;
        for (int i = 0; i < from.length; i++) sum = sum * 31 + from[i];
        return sum;
    }

    static long sum(long[] from) {
        long sum = from.length;
        for (int i = 0; i < from.length; i++) sum = sum * 31 + from[i];
        return sum;
    }

    static long sum(Animal animal) {
        return animal.size * 3 + animal.tag * 5 + animal.weigh() + sum(animal.fur) + (animal instanceof Puppy ? 100 : animal instanceof Dog ? 50 : 0);
    }
}
