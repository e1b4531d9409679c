package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    /// Stores its time-stamp in one page after the other, for ever; the code changes itself on the way.
    static final String BUSY = """
            31 db                | xor %ebx,%ebx
            0f 31                | rdtsc
            81 e3 ff ff 1f 00    | and $0x1fffff,%ebx
            89 83 00 00 40 00    | mov %eax,0x400000(%rbx)
            81 c3 04 08 00 00    | add $0x804,%ebx
            88 1d 02 00 00 00    | mov %bl,0x2(%rip)
            83 c1 05             | add $0x5,%ecx
            90                   | nop
            eb e0                | jmp to rdtsc
            """;
    private static final long SOME = 60_000;

    @TempDir
    private Path folder;

    private static Guest twoCores() {
        return Guest.of(CoresTest.START + BUSY).cores(2).costs("teaching-default").with(CoresTest.SECOND, BUSY);
    }

    private static String hashAfter(Machine machine, long instructions) {
        assertThat(machine.run(instructions)).isEqualTo(new StopReason.Limit());
        return machine.stateHash();
    }

    @Test
    void runSaveRestoreRunEndsInTheSameState() {
        for (var make : List.<java.util.function.Supplier<Guest>>of(() -> Guest.of(BUSY), SnapshotTest::twoCores)) {
            var whole = make.get().machine();
            whole.run(SOME);
            var expected = hashAfter(whole, SOME);
            var cut = make.get().machine();
            cut.run(SOME);
            var before = cut.stateHash();
            var snapshot = cut.snapshot();
            assertThat(cut.stateHash()).as("taking it changes nothing").isEqualTo(before);
            assertThat(hashAfter(cut, SOME)).isEqualTo(expected);
            cut.restore(snapshot);
            assertThat(cut.stateHash()).isEqualTo(before);
            assertThat(hashAfter(cut, SOME)).isEqualTo(expected);
        }
    }

    @Test
    void forksOfOneSnapshotDoNotDisturbEachOther() {
        var parent = twoCores().machine();
        parent.run(SOME);
        var snapshot = parent.snapshot();
        var first = new Machine(snapshot);
        var second = new Machine(snapshot);
        first.run(3 * SOME);
        assertThat(hashAfter(second, SOME)).isEqualTo(hashAfter(parent, SOME)).isNotEqualTo(first.stateHash());
        assertThat(hashAfter(new Machine(snapshot), SOME)).isEqualTo(second.stateHash());
    }

    @Test
    void vectorAndStackRegistersBelongToTheState() {
        var machine = Guest.of("""
                0f 20 e0             | mov %cr4,%rax
                0d 00 06 00 00       | or $0x600,%eax
                0f 22 e0             | mov %rax,%cr4
                d9 eb                | fldpi
                66 0f 76 c9          | pcmpeqd %xmm1,%xmm1
                66 0f 6f d1          | movdqa %xmm1,%xmm2
                f4                   | hlt
                """).run().machine();
        var full = machine.stateHash();
        var snapshot = machine.snapshot();
        assertThat(new Machine(snapshot).stateHash()).isEqualTo(full);
        var other = Guest.of("f4 | hlt").run().machine();
        other.restore(snapshot);
        assertThat(other.stateHash()).isEqualTo(full);
    }

    @Test
    void memoryIsSharedUntilItIsWritten() {
        var machine = Guest.of(BUSY).machine();
        machine.run(SOME);
        var first = machine.snapshot();
        var same = machine.snapshot();
        machine.run(100);
        long written = machine.snapshot().bytesBeyond(first);
        assertThat(same.bytesBeyond(first)).isLessThan(written);
        assertThat(written).isLessThan(first.bytesBeyond(null));
    }

    @Test
    void inputThatWaitsBelongsToTheState() {
        var machine = Guest.of(BUSY).machine();
        machine.type("waiting".getBytes(StandardCharsets.US_ASCII));
        var typed = machine.stateHash();
        var snapshot = machine.snapshot();
        machine.run(SOME);
        machine.type("later".getBytes(StandardCharsets.US_ASCII));
        assertThat(machine.inputs()).extracting(Input::instructions).containsExactly(0L, SOME);
        machine.restore(snapshot);
        assertThat(machine.stateHash()).isEqualTo(typed);
        assertThat(machine.inputs()).extracting(Input::instructions).containsExactly(0L);
    }

    @Test
    void fileHoldsTheWholeState() throws IOException, UnusableImageException {
        var machine = twoCores().machine();
        machine.run(SOME);
        var file = folder.resolve("two.snapshot");
        SnapshotFile.write(machine.snapshot(), file);
        var again = new Machine(SnapshotFile.read(file));
        assertThat(again.stateHash()).isEqualTo(machine.stateHash());
        assertThat(again.residentBytes()).isEqualTo(machine.residentBytes());
        assertThat(hashAfter(again, SOME)).isEqualTo(hashAfter(machine, SOME));
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing is left of writing").containsExactly(file);
        }
    }

    @Test
    void brokenFilesAreRefusedInOneLine() throws IOException {
        var machine = Guest.of(BUSY).machine();
        var file = folder.resolve("one.snapshot");
        SnapshotFile.write(machine.snapshot(), file);
        var good = Files.readAllBytes(file);
        refuse(file, "ELF".getBytes(StandardCharsets.US_ASCII), "not a snapshot: ");
        var bad = good.clone();
        bad[11] = 99;
        refuse(file, bad, "a snapshot of version 99, this machine reads version " + SnapshotFile.VERSION + ": ");
        bad = good.clone();
        bad[good.length / 2] ^= 1;
        refuse(file, bad, "the snapshot is damaged: ");
        refuse(file, java.util.Arrays.copyOf(good, good.length - 1), "the snapshot is damaged: ");
    }

    private static void refuse(Path file, byte[] content, String message) throws IOException {
        Files.write(file, content, StandardOpenOption.TRUNCATE_EXISTING);
        assertThatThrownBy(() -> SnapshotFile.read(file)).isInstanceOf(UnusableImageException.class).hasMessageStartingWith(message)
                .message().doesNotContain("\n");
    }

    @Test
    void snapshotOfAnotherMachineIsRefused() {
        var snapshot = twoCores().machine().snapshot();
        var one = Guest.of(BUSY).machine();
        assertThatThrownBy(() -> one.restore(snapshot)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("other cores");
    }
}
