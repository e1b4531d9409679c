package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.image.ImageMap.VariablePlace;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;
import ringside.machine.CoreState;
import ringside.machine.CpuModel;
import ringside.machine.Machine;
import ringside.machine.MachineConfig;
import ringside.machine.time.CostTables;

/// What the image map tells of variables is true at every instruction: those called `even` are even, those called `odd` odd, `seven` is 7.
///
/// Values move between the variables, are replaced by constants and are still needed when their variable has another one.
final class VariablePlacesTest {
    private static final String PROGRAM = """
            package guest.app;
            import guest.app.cases.Case;
            public final class Parity extends Case {
                static int zero;
                protected void run(Out out) { out.line("x", mix(zero + 20, zero + 3L, (short) (zero + 8), (byte) -5)); }
                private long mix(int even, long odd, short even2, byte odd2) {
                    long x = 0;
                    for (int even3 = 0; even3 < 60; even3 += 2) {
                        int odd3 = even3 + 1;
                        int even4 = odd3 + odd2;
                        x += twice(odd3, odd3 = 5) + odd3;
                        if ((x & 8) != 0) { even = even4; even4 = 6; x += even * even4; }
                        long seven = even4 > 4 ? 7 : 14 / 2 + zero;
                        odd += even + seven + 1;
                        odd2 = (byte) (odd2 + even2);
                        even2 = (short) (odd3 * 4 + odd2 + seven);
                        x ^= odd + even2 + seven;
                    }
                    return x + even + odd;
                }
                private int twice(int odd, int odd2) { int even = odd + odd2; return even; }
            }
            """;

    @TempDir
    Path folder;

    private CompiledImage image(Profile profile) throws Exception {
        GuestCode code = GuestCode.library(folder).with(folder.resolve("cases"), Stream.of("app/Out", "app/cases/Case", "kernel/suite/Boot")
                .map(name -> GuestCode.PROGRAMS.resolve("guest/" + name + ".java")).toList())
                .with(folder, Map.of("guest/app/Parity", PROGRAM));
        return Compiler.compile(Plans.kernel(code, "guest.app.Parity", Mode.CHECKED, profile, 1 << 16));
    }

    @Test
    void everyPlaceHoldsItsVariableAtEveryInstruction() throws Exception {
        CompiledImage image = image(Profile.TEACHING);
        var machine = new Machine(new MachineConfig(1, 64, CpuModel.QEMU64, CostTables.load("flat"), "", new byte[0]), image.elf());
        machine.connect(new ByteArrayOutputStream(), new ByteArrayOutputStream());
        var told = new TreeMap<String, Integer>();
        for (int i = 0; i < 12_000; i++) {
            machine.run(1);
            CoreState state = machine.state();
            for (VariablePlace place : image.map().variablesAt(state.rip())) {
                long value = value(machine, state, place);
                String name = place.name();
                if (name.startsWith("even")) assertThat(value & 1).as("%s at %x", place, state.rip()).isZero();
                if (name.startsWith("odd")) assertThat(value & 1).as("%s at %x", place, state.rip()).isOne();
                if (name.equals("seven")) assertThat(value).isEqualTo(7);
                told.merge(name, 1, Integer::sum);
            }
        }
        assertThat(told).containsKeys("even", "even2", "even3", "even4", "odd", "odd2", "odd3", "seven", "x");
        assertThat(told.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(3000);
    }

    private static long value(Machine machine, CoreState state, VariablePlace place) {
        long word = place.register() == VariablePlace.IN_MEMORY
                ? ByteBuffer.wrap(machine.peek(state.registers().get(4) + place.at(), 8)).order(ByteOrder.LITTLE_ENDIAN).getLong()
                : state.registers().get(place.register());
        return switch (place.descriptor()) {
            case "B" -> (byte) word;
            case "S" -> (short) word;
            case "I" -> (int) word;
            default -> word;
        };
    }

    @Test
    void optimisedCodeTellsNothing() throws Exception {
        assertThat(image(Profile.OPTIMISED).map().variables()).isEmpty();
    }
}
