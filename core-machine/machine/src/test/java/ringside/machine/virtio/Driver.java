package ringside.machine.virtio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import ringside.machine.Peripheral;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.state.StatePlayer;
import ringside.machine.state.StateRecorder;
import ringside.machine.time.BoardClock;
import ringside.machine.time.CoreClock;
import ringside.machine.trace.TraceEvent.DmaOutcome;

/// One device on a bus of its own, and a driver that can do right and wrong. Queue n lies at `QUEUE + n * 0x1000`, has [#SIZE] descriptors, the
/// available ring 0x400 and the used ring 0x800 behind it. Buffers begin at [#BUFFER].
final class Driver implements Outside {
    static final int SIZE = 8;
    static final long QUEUE = 0x1_0000;
    static final long BUFFER = 0x2_0000;
    static final int NEXT = 1;
    static final int WRITE = 2;
    static final int INDIRECT = 4;
    private static final int MHZ = 1000;
    private static final int PLACE = 7 * 0x200;

    final PhysicalMemory memory = new PhysicalMemory(4);
    final CoreClock core = new CoreClock(MHZ);
    final StringBuilder console = new StringBuilder();
    final List<byte[]> frames = new ArrayList<>();
    final List<DmaOutcome> refused = new ArrayList<>();
    final VirtioBus bus;
    boolean line;
    long cutAt;

    Driver(Peripheral device) {
        bus = new VirtioBus(List.of(device), new VirtioBus.Board(new BoardClock(core), memory, (number, high) -> line = high, () -> { }, this,
                (number, physical, length, direction, outcome) -> {
                    if (outcome != DmaOutcome.DONE) {
                        refused.add(outcome);
                    }
                }));
    }

    @Override
    public void console(int value) {
        console.append((char) value);
    }

    @Override
    public void frame(int device, byte[] frame) {
        frames.add(frame);
    }

    @Override
    public void powerCut(long write) {
        cutAt = write;
    }

    long register(int offset) {
        return bus.read(PLACE + offset, 4);
    }

    void register(int offset, long value) {
        bus.write(PLACE + offset, 4, value);
    }

    /// Everything a good driver does before the first request.
    Driver start(long features, int queues) {
        register(0x70, 0);
        register(0x70, 3);
        features(features | Function.VERSION_1);
        register(0x70, 11);
        for (int i = 0; i < queues; i++) {
            queue(i, QUEUE + i * 0x1000L);
        }
        register(0x70, 15);
        return this;
    }

    void features(long features) {
        for (int half = 0; half < 2; half++) {
            register(0x24, half);
            register(0x20, features >>> 32 * half & 0xFFFF_FFFFL);
        }
    }

    void queue(int number, long at) {
        memory.clear(QUEUE + number * 0x1000L, 0x1000);
        register(0x30, number);
        register(0x38, SIZE);
        register(0x80, at);
        register(0x84, at >>> 32);
        register(0x90, at + 0x400);
        register(0x94, at + 0x400 >>> 32);
        register(0xA0, at + 0x800);
        register(0xA4, at + 0x800 >>> 32);
        register(0x44, 1);
    }

    /// Writes a descriptor of a queue; its next one is the following.
    void descriptor(int queue, int number, long address, long length, int flags) {
        descriptorAt(QUEUE + queue * 0x1000L, number, address, length, flags, number + 1);
    }

    void descriptorAt(long table, int number, long address, long length, int flags, int next) {
        long at = table + number * 16L;
        memory.write(at, 8, address);
        memory.write(at + 8, 4, length);
        memory.write(at + 12, 2, flags);
        memory.write(at + 14, 2, next);
    }

    /// Makes a request available and tells the device.
    void kick(int queue, int head) {
        offer(queue, head);
        register(0x50, queue);
    }

    /// Makes a request available.
    void offer(int queue, int head) {
        long ring = QUEUE + queue * 0x1000L + 0x400;
        int index = (int) memory.read(ring + 2, 2);
        memory.write(ring + 4 + 2L * (index % SIZE), 2, head);
        memory.write(ring + 2, 2, index + 1);
    }

    /// Makes a request available and tells the device if it wants to hear of it. Virtio §2.7.10.
    void offerToListener(int queue, int head) {
        long ring = QUEUE + queue * 0x1000L;
        int index = (int) memory.read(ring + 0x402, 2);
        offer(queue, head);
        if (memory.read(ring + 0x804 + 8 * SIZE, 2) == index) {
            register(0x50, queue);
        }
    }

    /// Asks to be told when the device gives a request back as the index-th, from 0.
    void await(int queue, int index) {
        memory.write(QUEUE + queue * 0x1000L + 0x404 + 2 * SIZE, 2, index);
    }

    /// Whether the device has interrupted since it was asked last.
    boolean wasInterrupted() {
        boolean interrupted = line;
        register(0x64, 3);
        return interrupted;
    }

    /// Requests the device has given back.
    int used(int queue) {
        return (int) memory.read(QUEUE + queue * 0x1000L + 0x802, 2);
    }

    /// Bytes the device says it wrote for the last one.
    long written(int queue) {
        return memory.read(QUEUE + queue * 0x1000L + 0x804 + 8L * ((used(queue) - 1) % SIZE) + 4, 4);
    }

    boolean isBroken() {
        return (register(0x70) & 0x40) != 0;
    }

    void put(long physical, byte[] bytes) {
        memory.load(physical, bytes, 0, bytes.length);
    }

    byte[] get(long physical, int length) {
        var bytes = new byte[length];
        memory.copy(physical, bytes, 0, length);
        return bytes;
    }

    /// A disk request of one buffer at `BUFFER + 0x1000`; answers its status, 0x55 if there is none.
    int disk(int type, long sector, int length) {
        put(BUFFER, ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt(0, type).putLong(8, sector).array());
        memory.write(BUFFER + 16, 1, 0x55);
        descriptor(0, 0, BUFFER, 16, NEXT);
        if (length > 0) {
            descriptor(0, 1, BUFFER + 0x1000, length, NEXT | (type == 1 ? 0 : WRITE));
        }
        descriptor(0, length > 0 ? 2 : 1, BUFFER + 16, 1, WRITE);
        kick(0, 0);
        return status();
    }

    int status() {
        return (int) memory.read(BUFFER + 16, 1);
    }

    /// Takes the bus down and puts it back into another driver's.
    void moveTo(Driver other) {
        var recorder = new StateRecorder();
        bus.state(recorder);
        var player = new StatePlayer(recorder.recorded(), recorder.stores());
        other.bus.state(player);
        player.end();
    }

    String digest() {
        var text = new StringBuilder();
        bus.digest(value -> text.append(Long.toHexString(value)).append(' '));
        return text.toString();
    }
}
