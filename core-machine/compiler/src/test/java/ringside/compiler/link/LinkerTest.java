package ringside.compiler.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static ringside.compiler.asm.Register.*;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.CompileException;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.SystemInstructions.Plain;
import ringside.compiler.asm.Width;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.image.ImageMap;
import ringside.compiler.plan.ImagePlan;
import shared.abi.Syscall;
import shared.layout.ImageTable;
import shared.map.AddressMap;

final class LinkerTest {
    @TempDir
    Path folder;

    private static Assembler stop() {
        Assembler a = new Assembler();
        a.trap(1);
        return a;
    }

    private static Assembler reading(String symbol) {
        Assembler a = new Assembler();
        a.mov(Width.W64, RAX, Memory.symbol(symbol, 0));
        return a;
    }

    private static HandWritten kernel() {
        return new HandWritten(ImagePlan.Kind.KERNEL).domain("kernel", 0).entry("kernel", "BOOT", stop());
    }

    private static HandWritten twoDomains() {
        return kernel().domain("server", 3).entry("server", "START", reading("state"))
                .data("server", "state", new byte[16], DataUnit.Access.READ_WRITE)
                .method("kernel", "", "guest.lib.shared", stop()).method("server", "", "guest.lib.shared", stop())
                .blob("archive", new byte[5000], "kernel").probe("shared", "guest.lib.shared");
    }

    @Test
    void segmentsAreDisjointPagesInMemoryAndCarryThePvhNote() throws CompileException {
        ElfImage elf = ElfImage.read(twoDomains().link().elf());
        List<ElfImage.Load> loads = elf.loads().stream().sorted(Comparator.comparingLong(ElfImage.Load::physical)).toList();
        long next = AddressMap.IMAGE_PHYSICAL;
        for (ElfImage.Load load : loads) {
            assertThat(load.physical()).isEqualTo(next);
            assertThat(load.memoryBytes() % AddressMap.PAGE).isZero();
            assertThat(load.offset() % AddressMap.PAGE).isZero();
            assertThat(load.flags() & 3).as("writable and executable").isNotEqualTo(3);
            next += load.memoryBytes();
        }
        assertThat(elf.types()).contains(4);
        assertThat(elf.entry()).isEqualTo(AddressMap.IMAGE_PHYSICAL);
    }

    @Test
    void imageTableOfEachDomainDescribesThatDomain() throws CompileException {
        CompiledImage image = twoDomains().link();
        ElfImage elf = ElfImage.read(image.elf());
        ImageMap.Segment kernelTable = segment(image.map(), "kernel.library.constants");
        ImageMap.Segment serverTable = segment(image.map(), "server.library.constants");
        ImageMap.Segment stack = segment(image.map(), "server.stack");
        assertThat(elf.word(serverTable.virtual() + 8 * ImageTable.STACK_TOP)).isEqualTo(stack.virtual() + stack.bytes());
        assertThat(elf.word(serverTable.virtual() + 8 * ImageTable.DOMAIN_TABLE)).isZero();
        assertThat(elf.word(kernelTable.virtual() + 8 * ImageTable.DOMAIN_COUNT)).isEqualTo(2);
        assertThat(elf.word(kernelTable.virtual() + 8 * ImageTable.ARCHIVE_BYTES)).isEqualTo(5000);
        assertThat(elf.word(kernelTable.virtual() + 8 * ImageTable.ARCHIVE_PHYSICAL))
                .isEqualTo(segment(image.map(), "blob.archive").physical());
        ImageMap.Segment last = image.map().segments().stream().max(Comparator.comparingLong(ImageMap.Segment::physical)).orElseThrow();
        assertThat(elf.word(kernelTable.virtual() + 8 * ImageTable.IMAGE_END_PHYSICAL)).isEqualTo(last.physical() + last.bytes());
    }

    @Test
    void pageBelowEachStackBelongsToNoSegment() throws CompileException {
        ImageMap map = twoDomains().link().map();
        for (String domain : List.of("kernel", "server")) {
            long guard = segment(map, domain + ".stack").virtual() - 1;
            assertThat(map.segments()).noneMatch(s -> guard >= s.virtual() && guard < s.virtual() + s.bytes());
        }
    }

    @Test
    void componentsAreTwoWindowsApartAndClonesStayInTheirDomain() throws CompileException {
        ImageMap map = twoDomains().link().map();
        assertThat(map.components().get(0)).isEqualTo(new ImageMap.ComponentRange("kernel", "kernel", ImageMap.Use.CODE,
                AddressMap.COMPONENTS, AddressMap.COMPONENTS + AddressMap.WINDOW));
        assertThat(map.components().get(1).use()).isEqualTo(ImageMap.Use.DATA);
        List<ImageMap.Function> clones = map.functions().stream().filter(f -> f.symbol().equals("guest.lib.shared")).toList();
        assertThat(clones).extracting(ImageMap.Function::domain).containsExactly("kernel", "server");
        assertThat(map.probes()).extracting(ImageMap.ProbePoint::address)
                .containsExactly(clones.get(0).start(), clones.get(1).start());
        for (ImageMap.Function clone : clones) {
            assertThat(map.components()).anyMatch(r -> r.use() == ImageMap.Use.LIBRARY && r.domain().equals(clone.domain())
                    && clone.start() >= r.start() && clone.start() < r.end());
        }
    }

    @Test
    void functionTableIsSortedAndItsLinesNameTheSource() throws CompileException {
        CompiledImage image = twoDomains().link();
        ElfImage elf = ElfImage.read(image.elf());
        long table = segment(image.map(), "kernel.library.constants").virtual();
        long functions = elf.word(table + 8 * ImageTable.FUNCTION_TABLE);
        long count = elf.word(table + 8 * ImageTable.FUNCTION_COUNT);
        for (long i = 1; i < count; i++) {
            assertThat(elf.word(functions + 24 * i)).isGreaterThan(elf.word(functions + 24 * (i - 1)));
        }
        assertThat(image.map().lines()).anyMatch(l -> l.file().equals("Hand.java") && l.line() == 7 && l.symbol().equals("BOOT"));
    }

    @Test
    void sameInputGivesSameBytes() throws CompileException {
        assertThat(twoDomains().link().elf()).isEqualTo(twoDomains().link().elf());
    }

    @Test
    void symbolOfAnotherDomainIsUndefinedHere() {
        assertThat(error(kernel().method("kernel", "reader", reading("state")).domain("server", 3)
                .entry("server", "START", stop()).data("server", "state", new byte[8], DataUnit.Access.READ_WRITE)))
                .isEqualTo("Hand.java:7: error: LNK-01 no symbol state in domain kernel [reader]: "
                        + "compile the method or data into this domain");
    }

    @Test
    void kernelStubInRingThreeIsRefused() {
        assertThat(error(kernel().domain("server", 3).entry("server", "START", reading("@stub.switchStack"))))
                .contains("LNK-01").endsWith("this stub does not exist at the domain's privilege level");
    }

    @Test
    void trapStubWithoutTrapEntryIsRefused() {
        assertThat(error(kernel().method("kernel", "reader", reading("@stub.traps")))).endsWith("@Entry(TRAP) method");
    }

    @Test
    void duplicateSymbolIsRefused() {
        assertThat(error(kernel().method("kernel", "BOOT", stop())))
                .isEqualTo("hand:0: error: LNK-02 symbol BOOT is defined twice in domain kernel [BOOT]: "
                        + "give each unit of a domain a symbol of its own");
    }

    @Test
    void componentLargerThanItsWindowIsRefused() {
        assertThat(error(kernel().data("kernel", "big", new byte[(int) AddressMap.WINDOW + 1], DataUnit.Access.READ_WRITE)))
                .contains("LNK-03 ", "[kernel.kernel.data]");
    }

    @Test
    void arenaMayBeLargerThanAWindow() throws CompileException {
        ImageMap map = new HandWritten(ImagePlan.Kind.KERNEL).domain("kernel", 0, 5 * AddressMap.WINDOW)
                .domain("server", 3).entry("kernel", "BOOT", stop()).entry("server", "START", stop()).link().map();
        ImageMap.Segment arena = segment(map, "kernel.arena");
        assertThat(segment(map, "server.server.code").virtual()).isGreaterThan(arena.virtual() + arena.bytes());
    }

    @Test
    void missingEntriesAreReportedForEveryDomain() {
        CompileException thrown = catchThrowableOfType(CompileException.class,
                () -> new HandWritten(ImagePlan.Kind.KERNEL).domain("kernel", 0).domain("server", 3).link());
        assertThat(thrown.diagnostics()).extracting(d -> d.code() + " " + d.text())
                .containsExactlyInAnyOrder("LNK-04 no @Entry(BOOT) method", "LNK-04 no @Entry(START) method");
    }

    @Test
    void imageBeyondMemoryIsRefused() {
        assertThat(error(new HandWritten(ImagePlan.Kind.KERNEL).domain("kernel", 0, 0x6000_0000L)
                .domain("other", 3, 0x6000_0000L).entry("kernel", "BOOT", stop()).entry("other", "START", stop())))
                .contains("LNK-0");
    }

    @Test
    void unitOfUnknownComponentIsRefused() {
        assertThat(error(kernel().method("kernel", "disk", "m", stop()))).contains("LNK-06 no component disk in domain kernel");
    }

    @Test
    void binutilsReadTheImageAndShowJavaNames() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/objdump")), "objdump is not installed");
        Path file = folder.resolve("kernel.elf");
        Files.write(file, twoDomains().link().elf());
        assertThat(output("objdump", "-d", file.toString())).contains("<guest.lib.shared>:", "<stub.start>:");
        assertThat(output("readelf", "-lSn", "-W", file.toString())).contains("Xen", "server.arena").doesNotContain("arning");
    }

    @Test
    void programRunsOnLinux() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux") && System.getProperty("os.arch").equals("amd64"),
                "not Linux on x86-64");
        Assembler start = new Assembler();
        start.mov(Width.W64, RBX, Memory.at(RDI)); // argc
        start.mov(Width.W64, RAX, Memory.symbol("@imageTable", 8 * ImageTable.ARENA_END));
        start.mov(Width.W64, Memory.at(RAX, -8), RBX);
        start.movConstant(RAX, Syscall.WRITE);
        start.movConstant(RDI, 1);
        start.movAddress(RSI, "text", 0);
        start.movConstant(RDX, 3);
        start.plain(Plain.SYSCALL);
        start.movConstant(RAX, Syscall.EXIT);
        start.lea(Width.W64, RDI, Memory.at(RBX, 40));
        start.plain(Plain.SYSCALL);
        CompiledImage image = new HandWritten(ImagePlan.Kind.PROGRAM).domain("program", 3).entry("program", "START", start)
                .text("program", "text", "ok\n").data("program", "state", new byte[8], DataUnit.Access.READ_WRITE).link();
        assertThat(ElfImage.read(image.elf()).loads().getFirst().virtual()).isEqualTo(AddressMap.PROGRAM_BASE);
        Path file = folder.resolve("program");
        Files.write(file, image.elf());
        assertThat(file.toFile().setExecutable(true)).isTrue();
        Process process = new ProcessBuilder(file.toString(), "word").redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("ok\n");
        assertThat(process.waitFor()).isEqualTo(42);
    }

    private static String error(HandWritten image) {
        return catchThrowableOfType(CompileException.class, image::link).diagnostics().getFirst().toString();
    }

    private static ImageMap.Segment segment(ImageMap map, String name) {
        return map.segments().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
