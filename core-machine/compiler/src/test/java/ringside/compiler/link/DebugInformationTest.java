package ringside.compiler.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static ringside.compiler.asm.Register.*;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.asm.Arithmetic;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Assembly;
import ringside.compiler.asm.Label;
import ringside.compiler.asm.SystemInstructions.Plain;
import ringside.compiler.asm.Width;
import ringside.compiler.plan.ImagePlan;
import ringside.compiler.plan.ImagePlan.ComponentPlan;
import ringside.compiler.plan.ImagePlan.DomainPlan;
import ringside.compiler.plan.ImagePlan.Mode;

/// Debuggers find the Java line of an address and the callers of a function.
final class DebugInformationTest {
    @TempDir
    Path folder;

    private Path program;

    /// `outer` calls `inner`, which pushes two registers and makes room before it stops at a breakpoint.
    @BeforeEach
    void link() throws Exception {
        Assembler start = new Assembler();
        start.push(RBX);
        Label second = start.here();
        start.call("inner");
        Assembler inner = new Assembler();
        inner.push(R12);
        inner.push(RBX);
        inner.arithmetic(Arithmetic.SUB, Width.W64, RSP, 24);
        Label stop = inner.here();
        inner.plain(Plain.INT3);
        inner.plain(Plain.NOP);
        Assembly startCode = start.finish();
        Assembly innerCode = inner.finish();
        List<CodeUnit> units = List.of(
                new CodeUnit("p", "outer", "guest.app.Main.outer", "(J)V", "p", startCode.code(), startCode.relocations(), 8,
                        List.of(new CodeUnit.LineAt(0, "Main.java", "guest.app.Main.outer", 10),
                                new CodeUnit.LineAt(start.offset(second), "Main.java", "guest.app.Main.outer", 12))),
                new CodeUnit("p", "inner", "guest.app.Main.inner", "()V", "p", innerCode.code(), innerCode.relocations(), 40,
                        List.of(new CodeUnit.LineAt(0, "Main.java", "guest.app.Main.inner", 300),
                                new CodeUnit.LineAt(inner.offset(stop), "Text.java", "guest.lib.Text.print", 7))));
        ImagePlan plan = new ImagePlan("debugged", ImagePlan.Kind.PROGRAM, List.of(), List.of(new DomainPlan("p", 3,
                List.of(new ComponentPlan("p", List.of(), Mode.UNCHECKED)), 4096, 4096)), List.of(), List.of(), List.of(),
                List.of(), List.of(), "", ImagePlan.Profile.TEACHING);
        LinkInput input = new LinkInput(units, List.of(), Map.of("p", Map.of("@entry.START", "outer")), List.of());
        program = folder.resolve("program");
        Files.write(program, Linker.link(plan, input).elf());
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void objdumpNamesTheSourceLineOfEachInstruction() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/objdump")), "objdump is not installed");
        assertThat(output("objdump", "-dl", program.toString()))
                .contains("guest/app/Main.java:10", "guest/app/Main.java:12", "guest/app/Main.java:300", "guest/lib/Text.java:7");
        assertThat(output("readelf", "--debug-dump=info,frames,decodedline", program.toString()))
                .contains("guest.app.Main.inner", "DW_CFA_def_cfa_offset: 48").doesNotContain("arning", "rror:");
    }

    @Test
    void gdbWalksFromTheFaultToTheCaller() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/gdb")), "gdb is not installed");
        assumeTrue(System.getProperty("os.name").equals("Linux") && System.getProperty("os.arch").equals("amd64"),
                "not Linux on x86-64");
        assertThat(output("gdb", "-nx", "-batch", "-ex", "run", "-ex", "backtrace", program.toString()))
                .containsPattern("#0 .*guest/lib/Text.java:7").containsPattern("#1 .*guest.app.Main.outer.*guest/app/Main.java:1[02]")
                .containsPattern("#2 .*stub.start")
                .doesNotContain("#3");
    }

    private String output(String... command) throws IOException, InterruptedException {
        Path file = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file.toFile()).start();
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
