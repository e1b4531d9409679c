package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;
import ringside.machine.StopReason;

/// A method gives RBX, RBP and R12 to R15 back, also if no variable of its own is there: some instructions destroy them by themselves.
final class PreservedRegistersTest {
    private static final String KERNEL = """
            package guest.kernel;
            import guest.lang.*;
            import guest.raw.*;
            @RawAllowed(category = RawAllowed.Category.BOOT, reason = "asks the processor who it is")
            final class Boot {
                static int one = 1;
                @Entry(Entry.Kind.BOOT)
                static void boot(long info) {
                    int a = one + 1, b = a * 3, c = b + a, d = c * 5, e = d - b, f = e + c;
                    int asked = leaf(one);
                    Port.out8(0xF4, a + b + c + d + e + f + (asked & 0));
                    Control.halt();
                }
                @Recursive(2)
                static int leaf(int number) { return number == 0 ? leaf(1) : (int) Control.cpuidLow(number, 0); }
            }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void instructionsThatDestroyRegistersAreSurvivedByTheCaller(Profile profile) throws Exception {
        GuestCode code = GuestCode.library(folder).with(folder, Map.of("guest/kernel/Boot", KERNEL));
        byte[] image = Compiler.compile(Plans.kernel(code, "", Mode.CHECKED, profile, 1 << 16)).elf();
        assertThat(MachineRun.run(image, 100_000).end()).isEqualTo(new StopReason.DebugExit(2 + 6 + 8 + 40 + 34 + 42));
    }
}
