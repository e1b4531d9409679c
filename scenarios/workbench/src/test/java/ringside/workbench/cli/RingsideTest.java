package ringside.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.workbench.json.Schemas;

class RingsideTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return new Ringside(new Terminal(new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8))).run(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "run                          | 2 | ringside: Missing required parameter: 'SCENARIO': see \"ringside run --help\"",
        "run S99                      | 2 | ringside: there is no scenario \"S99\": choose from ..., or name a file that ends in .ring.json",
        "run S01 --lanes moon         | 2 | ringside: there is no lane \"moon\": choose from ...",
        "run S01 --set speed=9        | 2 | ringside: there is no knob \"speed\"; allowed: ...",
        "run S01 --set mono.speed=9   | 2 | ringside: there is no knob \"speed\" in lane \"mono\"; allowed: ...",
        "run S01 --set speed          | 2 | ringside: --set speed has no value: write --set [lane.]knob=value",
        "run S01 --costs free         | 2 | ringside: there is no cost table \"free\": choose from flat, teaching-default, xeon-e5-2660v3, or name a file",
        "run S01 --seed x             | 2 | ringside: Invalid value for option '--seed': 'x' is not a long: see \"ringside run --help\"",
        "run S01 --arch /nowhere      | 2 | ringside: /nowhere: there is no such folder or jar: --arch needs compiled guest classes with their architecture.json",
        "run none.ring.json           | 3 | ringside: none.ring.json: there is no such file",
        "fly                          | 2 | ringside: Unmatched argument at index 0: 'fly': see \"ringside --help\"",
        "image moon --out x.elf       | 2 | ringside: there is no lane \"moon\": choose from ...",
        "image mono                   | 2 | ringside: Error: Missing required argument (specify one of these): ...: see \"ringside image --help\"",
        "image mono --stubs guest.No  | 2 | ringside: lane mono has no port guest.No: name one such as guest.port.FileService",
        "faults --suite fun           | 2 | ringside: there is no suite \"fun\": choose from safety, isolation, lifetime",
        "faults --count 0             | 2 | ringside: --count 0 is not from 1 to 10000: choose another number",
        "faults --sites guest.nobody  | 2 | ringside: package guest.nobody has no code: name one such as guest.service.fs",
        "image mono --app x --out y   | 2 | ringside: there is no app \"x\": choose from ...",
        "schema nothing                | 2 | ringside: there is no schema \"nothing\": choose from ...",
        "check none.json              | 3 | ringside: none.json: there is no such file",
        "machine none.elf             | 110 | ringside: none.elf: the file cannot be read: name an ELF executable with a PVH note",
        "machine x --cores 65         | 2 | ringside: --cores 65: choose 1 to 64",
        "machine pom.xml --disk d     | 110 | ringside: d: the disk cannot be read: name an existing file with --disk",
        "machine pom.xml --disk pom.xml | 110 | ringside: pom.xml: a disk has whole sectors of 512 bytes, ... bytes: name a disk image with --disk",
        "machine x --device gpu       | 2 | ringside: --device gpu: choose net, console or rng",
        "machine x --power-cut 1      | 2 | ringside: --power-cut needs a disk: name one with --disk",
        "machine x --disk d --unflushed so | 2 | ringside: --unflushed so: choose lost, kept or a whole number",
        "machine x --gdb 70000        | 2 | ringside: --gdb 70000: choose a port from 1 to 65535, or 0 for any that is free",
        "machine x --cpu z80          | 2 | ringside: --cpu z80: choose qemu64 or ringside",
        "machine x --memory 0         | 2 | ringside: --memory 0: choose 1 to 3072 MiB",
        "machine x --max-instructions 0 | 2 | ringside: --max-instructions 0: choose 1 or more",
    })
    void mistakesGetOneLineAndAnExitStatus(String command, int status, String message) {
        assertThat(run(command.strip().split(" +"))).isEqualTo(status);
        // Three dots stand for a list that grows with the product.
        String[] parts = message.split("\\.\\.\\.", -1);
        assertThat(err()).startsWith(parts[0]).endsWith(parts[parts.length - 1] + System.lineSeparator()).hasLineCount(1);
        assertThat(out()).isEmpty();
    }

    @Test
    void generatedStubsCanBeRead() {
        assertThat(run("image", "micro", "--stubs", "guest.port.FileService")).isZero();
        assertThat(out()).contains("final class FileService$Proxy implements FileService {", "final class FileService$Dispatcher implements Dispatcher {",
                "public int read(int caller, int first, Buffer buffer) {", ": service.read(message.caller, (int) message.first, message.buffer);",
                "// program calls fs: proxy, message through the kernel, dispatcher");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "uni   | // kernel calls fs: direct, the service is the caller's own object and neither class is in the image",
        "multi | // program calls fs0: proxy, message through the kernel, dispatcher",
        "multi | // program calls fs1: proxy, queue in memory both map, dispatcher",
    })
    void whatLiesBetweenTheStubsIsNamed(String lane, String line) {
        assertThat(run("image", lane, "--stubs", "guest.port.FileService")).isZero();
        assertThat(out().lines()).contains(line);
    }

    @Test
    void noCommandShowsTheCommands() {
        assertThat(run()).isEqualTo(2);
        assertThat(err()).contains("list", "run", "trace", "image", "machine", "check", "schema", "faults", "matrix");
    }

    @Test
    void schemasArePrinted() throws Exception {
        assertThat(run("schema", "scenario")).isZero();
        assertThat(out()).isEqualTo(Schemas.text("scenario"));
    }

    @Test
    void listNamesScenariosAndLanes() {
        assertThat(run("list")).isZero();
        assertThat(out().lines()).anyMatch(line -> line.startsWith("  S01 ")).anyMatch(line -> line.startsWith("  mono ")).anyMatch(line -> line.startsWith("  micro "));
    }

    @Test
    void listHasAJsonForm() {
        assertThat(run("list", "--json")).isZero();
        assertThat(out()).contains("\"format\" : \"ringside.list\"", "\"id\" : \"S01\"");
    }

    @Test
    void validFilesAreSaidToBeValid() {
        assertThat(run("check", "../library/S01.ring.json")).isZero();
        assertThat(run("check", "../../arch-exo/architecture.json")).isZero();
        assertThat(out().lines()).containsExactly("../library/S01.ring.json: valid scenario S01", "../../arch-exo/architecture.json: valid architecture exo");
    }

    @Test
    void aFileOfNoKnownFormatIsInvalid() throws Exception {
        var file = Files.writeString(folder.resolve("x.json"), "{ \"format\": \"other\" }");
        assertThat(run("check", file.toString())).isEqualTo(3);
        assertThat(err().lines()).containsExactly("ringside: " + file
                + ":1: /format: format \"other\" is not known; allowed: ringside.architecture, ringside.scenario");
    }

    @Test
    void aFileThatIsNoExecutableIsUnusable() throws Exception {
        var file = Files.writeString(folder.resolve("x.elf"), "not an ELF file");
        assertThat(run("machine", file.toString())).isEqualTo(110);
        assertThat(err().lines()).hasSize(1).allMatch(line -> line.startsWith("ringside: " + file + ": "));
    }

    @Test
    void helpIsNoMistake() {
        for (String command : Arrays.asList("list", "run", "trace", "image", "machine", "check", "schema", "faults", "matrix")) {
            assertThat(run(command, "--help")).as(command).isZero();
        }
        assertThat(err()).isEmpty();
    }
}
