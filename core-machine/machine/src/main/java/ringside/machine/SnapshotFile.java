package ringside.machine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import ringside.machine.memory.PhysicalMemory;
import ringside.machine.time.CostTable;

/// Snapshots on disk.
///
/// ```text
///  0  8  "RINGSNAP"
///  8  4  version, big-endian
/// 12 32  SHA-256 of the rest
/// 44     deflated: configuration, state words, frames that were touched
/// ```
public final class SnapshotFile {
    /// Changes with every change of what a machine's state consists of.
    public static final int VERSION = 4;
    private static final byte[] MAGIC = "RINGSNAP".getBytes(StandardCharsets.US_ASCII);
    private static final int HASH = 32;
    /// What is on it, and what of it was flushed.
    private static final int STORES_OF_A_DISK = 2;
    private static final int MOST_WORDS = 1 << 24;
    /// Those of the largest disk.
    private static final int MOST_BLOCKS = 1 << 31 - PhysicalMemory.FRAME_SHIFT;
    private static final int HEADER = MAGIC.length + Integer.BYTES + HASH;

    private SnapshotFile() {}

    /// Writes the whole file or, if that fails, none: a reader never finds half of it.
    public static void write(Snapshot snapshot, Path file) throws IOException {
        var body = body(snapshot);
        var content = ByteBuffer.allocate(HEADER + body.length).put(MAGIC).putInt(VERSION).put(hash(body)).put(body).array();
        var folder = file.toAbsolutePath().getParent();
        var partial = Files.createTempFile(folder, file.getFileName().toString(), ".partial");
        try {
            Files.write(partial, content);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static byte[] body(Snapshot snapshot) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            writeConfig(snapshot.config(), out);
            out.writeLong(snapshot.instructions());
            out.writeInt(snapshot.words().length);
            for (long word : snapshot.words()) {
                out.writeLong(word);
            }
            out.writeInt(snapshot.stores().size());
            for (var store : snapshot.stores()) {
                out.writeInt(store.length);
                writeFrames(store, out);
            }
            writeFrames(snapshot.frames(), out);
        }
        return bytes.toByteArray();
    }

    private static void writeFrames(byte[][] frames, DataOutputStream out) throws IOException {
        for (int i = 0; i < frames.length; i++) {
            if (frames[i] != null) {
                out.writeInt(i);
                out.write(frames[i]);
            }
        }
        out.writeInt(-1);
    }

    private static void writeConfig(MachineConfig config, DataOutputStream out) throws IOException {
        out.writeInt(config.cores());
        out.writeInt(config.memoryMiB());
        out.writeUTF(config.cpu().name());
        out.writeUTF(config.commandLine());
        PeripheralFormat.write(config.peripherals(), out);
        var costs = config.costs();
        out.writeUTF(costs.name());
        out.writeUTF(costs.sha256());
        out.writeInt(costs.mhz());
        for (var item : CostTable.Item.values()) {
            out.writeInt(costs.price(item));
        }
    }

    /// @throws UnusableImageException if it is no snapshot, one of another version, or damaged; one line for the user
    public static Snapshot read(Path file) throws IOException, UnusableImageException {
        var content = Files.readAllBytes(file);
        if (content.length < HEADER || !Arrays.equals(MAGIC, Arrays.copyOf(content, MAGIC.length))) {
            throw new UnusableImageException("not a snapshot: name a file written with --save");
        }
        int version = ByteBuffer.wrap(content).getInt(MAGIC.length);
        if (version != VERSION) {
            throw new UnusableImageException("a snapshot of version " + version + ", this machine reads version " + VERSION + ": save it anew");
        }
        var body = Arrays.copyOfRange(content, HEADER, content.length);
        if (!Arrays.equals(hash(body), Arrays.copyOfRange(content, HEADER - HASH, HEADER))) {
            throw new UnusableImageException("the snapshot is damaged: its checksum does not match; save it anew");
        }
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(body)))) {
            return read(in);
        } catch (IOException | IllegalArgumentException broken) {
            throw new UnusableImageException("the snapshot is malformed: " + broken.getMessage() + "; save it anew");
        }
    }

    private static Snapshot read(DataInputStream in) throws IOException {
        var config = readConfig(in);
        long instructions = in.readLong();
        var words = new long[count(in, MOST_WORDS)];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.readLong();
        }
        var stores = new ArrayList<byte[][]>();
        for (int left = count(in, STORES_OF_A_DISK * config.peripherals().size()); left > 0; left--) {
            stores.add(readFrames(count(in, MOST_BLOCKS), in));
        }
        return new Snapshot(config, instructions, words, stores, readFrames(config.memoryMiB() << 20 - PhysicalMemory.FRAME_SHIFT, in));
    }

    private static int count(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("a count of " + count + " where at most " + most + " make sense");
        }
        return count;
    }

    /// Frames of memory and blocks of disks have one size.
    private static byte[][] readFrames(int count, DataInputStream in) throws IOException {
        var frames = new byte[count][];
        for (int i = in.readInt(); i >= 0; i = in.readInt()) {
            if (i >= count) {
                throw new IOException("page " + i + " of " + count);
            }
            frames[i] = new byte[PhysicalMemory.FRAME];
            in.readFully(frames[i]);
        }
        return frames;
    }

    private static MachineConfig readConfig(DataInputStream in) throws IOException {
        int cores = in.readInt();
        int memory = in.readInt();
        var cpu = CpuModel.valueOf(in.readUTF());
        var commandLine = in.readUTF();
        var peripherals = PeripheralFormat.read(in);
        var name = in.readUTF();
        var sha256 = in.readUTF();
        int mhz = in.readInt();
        var prices = new EnumMap<CostTable.Item, Integer>(CostTable.Item.class);
        for (var item : CostTable.Item.values()) {
            prices.put(item, in.readInt());
        }
        return new MachineConfig(cores, memory, cpu, new CostTable(name, sha256, mhz, prices), commandLine, new byte[0], peripherals);
    }

    private static byte[] hash(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
