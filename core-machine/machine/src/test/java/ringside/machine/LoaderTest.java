package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import ringside.machine.time.CostTables;

/// What can be booted, what cannot, and what a kernel is told.
class LoaderTest {
    private static final byte[] HALT = {(byte) 0xF4};

    private static Machine load(byte[] image, String commandLine, byte[] module) throws UnusableImageException {
        return new Machine(new MachineConfig(1, 4, CpuModel.QEMU64, CostTables.load("flat"), commandLine, module), image);
    }

    private static void refuses(byte[] image, String reason) {
        assertThatThrownBy(() -> load(image, "", new byte[0])).isInstanceOf(UnusableImageException.class)
                .hasMessageContaining(reason).message().doesNotContain("\n");
    }

    private static TestElf elf() {
        return new TestElf().at(0x20_0000, HALT);
    }

    @Test
    void refusesWhatIsNotElf() {
        refuses("#!/bin/sh\necho this is not an image\n".getBytes(StandardCharsets.US_ASCII), "not an ELF file");
        refuses(new byte[0], "not an ELF file");
    }

    @Test
    void refusesAnotherMachineType() {
        refuses(elf().machine(183).build(), "machine type 183");
    }

    @Test
    void refusesAnElfWithoutPvhNote() {
        refuses(elf().noteType(17).build(), "type 18");
    }

    @Test
    void refusesWhatDoesNotFit() {
        refuses(new TestElf().at(0x50_0000, HALT).build(), "needs 6 MiB, the machine has 4");
        assertThatThrownBy(() -> load(elf().build(), "", new byte[3 << 20])).isInstanceOf(UnusableImageException.class)
                .hasMessageContaining("boot module");
    }

    @Test
    void residentMemoryIsWhatWasLoadedAndWhatWasTouchedSince() throws UnusableImageException {
        var machine = load(new TestElf().at(0x20_0000, new byte[] {(byte) 0xA2, 0, 0, 0x10, 0, (byte) 0xF4}).build(), "", new byte[0]);
        long loaded = machine.residentBytes();
        assertThat(loaded).as("start info, command line, code").isEqualTo(3 * 4096);
        machine.run(2);
        assertThat(machine.residentBytes()).as("mov %al, 0x100000").isEqualTo(loaded + 4096);
    }

    @Test
    void refusesTruncatedFiles() {
        var whole = elf().build();
        for (int length = 20; length < whole.length; length += 7) {
            int cut = length;
            assertThatThrownBy(() -> load(Arrays.copyOf(whole, cut), "", new byte[0])).as("cut to " + cut)
                    .isInstanceOf(UnusableImageException.class);
        }
    }

    @Test
    void entersWithTheStartInfoInEbx() throws UnusableImageException {
        var machine = load(elf().build(), "run=/bin/a", new byte[] {1, 2, 3});
        assertThat(machine.run(10)).isEqualTo(new StopReason.Idle());
        long startInfo = machine.state().registers().get(Guest.RBX);
        var info = ByteBuffer.wrap(machine.peek(startInfo, 56)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(info.getInt(0)).isEqualTo(0x336E_C578);
        assertThat(new String(machine.peek(info.getLong(24), 11), StandardCharsets.US_ASCII)).isEqualTo("run=/bin/a\0");
        var module = ByteBuffer.wrap(machine.peek(info.getLong(16), 16)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(info.getInt(12)).isEqualTo(1);
        assertThat(machine.peek(module.getLong(0), 3)).containsExactly(1, 2, 3);
        assertThat(module.getLong(8)).isEqualTo(3);
        var map = ByteBuffer.wrap(machine.peek(info.getLong(40), 5 * 24)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(info.getInt(48)).isEqualTo(5);
        long end = 0;
        for (int entry = 0; entry < 5; entry++) {
            assertThat(map.getLong(entry * 24)).as("no gap").isEqualTo(end);
            end += map.getLong(entry * 24 + 8);
        }
        assertThat(end).isEqualTo(4 << 20);
    }

    @Test
    void refusesImpossibleConfigurations() {
        var costs = CostTables.load("flat");
        assertThatThrownBy(() -> new MachineConfig(65, 16, CpuModel.QEMU64, costs, "", new byte[0])).hasMessageContaining("1 to 64");
        assertThatThrownBy(() -> new MachineConfig(1, 0, CpuModel.QEMU64, costs, "", new byte[0])).hasMessageContaining("MiB");
    }
}
