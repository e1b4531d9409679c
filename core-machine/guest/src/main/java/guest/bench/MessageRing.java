package guest.bench;

/// Two parties that send each other messages of 24 bytes through rings of bytes, one byte at a time.
final class MessageRing implements Routine {
    private static final int ROUNDS = 5_000;
    private static final int MESSAGE = 24;
    private static final int CAPACITY = 1024;

    private static final class Ring {
        private final byte[] bytes = new byte[CAPACITY];
        private int head;
        private int tail;

        boolean put(byte[] message, int count) {
            if (CAPACITY - (tail - head) < count) {
                return false;
            }
            for (int i = 0; i < count; i++) {
                bytes[tail + i & CAPACITY - 1] = message[i];
            }
            tail += count;
            return true;
        }

        boolean take(byte[] message, int count) {
            if (tail - head < count) {
                return false;
            }
            for (int i = 0; i < count; i++) {
                message[i] = bytes[head + i & CAPACITY - 1];
            }
            head += count;
            return true;
        }
    }

    private final Ring there = new Ring();
    private final Ring back = new Ring();
    private final byte[] request = new byte[MESSAGE];
    private final byte[] reply = new byte[MESSAGE];

    @Override
    public long run() {
        long sum = 0;
        for (int i = 0; i < ROUNDS; i++) {
            request[i % MESSAGE] = (byte) i;
            there.put(request, MESSAGE);
            if (there.take(reply, MESSAGE)) {
                reply[0] += reply[MESSAGE - 1];
                back.put(reply, MESSAGE);
            }
            back.take(request, MESSAGE);
            sum = sum * 31 + request[0];
        }
        return sum;
    }
}
