package ringside.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.plan.ImagePlan.Mode;
import ringside.compiler.plan.ImagePlan.Profile;

/// What other cores may count on.
final class VolatileTest {
    private static final String SHARED = """
            package guest.app;
            import guest.lib.*;
            public final class Shared implements Program {
                static volatile int flag;
                static int plain;
                volatile byte small;
                volatile char letter;
                volatile long large;
                volatile Object object;
                static void publish(int value) { plain = value; flag = value; }
                static void plainly(int value) { plain = value; }
                static int twice() { return flag + flag; }
                static void count() { flag++; plain++; }
                public int run(Os os, Arguments arguments) {
                    for (int i = 0; i < 3; i++) {
                        publish(i + 5);
                        plainly(i);
                        count();
                        small = (byte) (small + 100);
                        letter--;
                        large += 0x1_0000_0001L;
                        object = i == 1 ? this : null;
                        if (object != null) publish(twice());
                    }
                    return flag + small + (int) (large >> 32) + (letter >> 8) + (object == null ? 1 : 0);
                }
            }
            """;

    @TempDir
    static Path folder;
    private static byte[] image;

    @BeforeAll
    static void compileShared() throws Exception {
        GuestCode code = GuestCode.library(folder).with(folder, Map.of("guest/app/Shared", SHARED, "guest/app/Start",
                Files.readString(GuestCode.PROGRAMS.resolve("guest/app/Start.java"))));
        image = Compiler.compile(Plans.program(code, "guest.app.Shared", Mode.CHECKED, Profile.TEACHING)).elf();
    }

    private static String code(String method) throws Exception {
        return Disassembly.of(image, folder, "guest.app.Shared." + method);
    }

    @Test
    void volatileStoresLockTheBusAndOthersDoNot() throws Exception {
        assertThat(code("publish")).containsOnlyOnce("xchg");
        assertThat(code("plainly")).doesNotContain("xchg", "lock", "mfence");
    }

    @Test
    void volatileLoadsAreNotMerged() throws Exception {
        assertThat(code("twice").lines().filter(line -> line.matches(".* 0x[0-9a-f]+,%eax"))).hasSize(2);
    }

    @Test
    void volatileIncrementIsLoadAndStore() throws Exception {
        assertThat(code("count")).containsOnlyOnce("xchg");
    }

    @Test
    void everyWidthHoldsItsValue() throws Exception {
        int flag = 8;
        int small = (byte) 300;
        assertThat(HostProcess.run(image, folder).status()).isEqualTo(flag + small + 3 + 0xFF + 1 & 0xFF);
    }
}
