package ringside.compiler.link;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.compiler.asm.Register.*;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.asm.Arithmetic;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Condition;
import ringside.compiler.asm.Label;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.Shift;
import ringside.compiler.asm.SystemInstructions.Plain;
import ringside.compiler.asm.Unary;
import ringside.compiler.asm.Width;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.plan.ImagePlan;
import shared.layout.ImageTable;
import shared.layout.Selector;
import shared.layout.TrapFrame;
import shared.map.AddressMap;

/// Linked images run on a PC that we did not write.
final class BootTest {
    @TempDir
    Path folder;

    @Test
    void kernelRunsInItsWindowAndPrints() throws Exception {
        Assembler boot = new Assembler();
        Label loop = new Label();
        Label end = new Label();
        HandWritten image = new HandWritten(ImagePlan.Kind.KERNEL).domain("kernel", 0).text("kernel", "text", "Hello\0");
        boot = new Assembler();
        boot.movAddress(RBX, "text", 0);
        boot.bind(loop);
        boot.movzx(RCX, Width.W8, Memory.at(RBX));
        boot.test(Width.W8, RCX, RCX);
        boot.jump(Condition.EQUAL, end);
        HandWritten.print(boot, RCX);
        boot.unary(Unary.INC, Width.W64, RBX);
        boot.jump(loop);
        boot.bind(end);
        HandWritten.exit(boot, 0x10);
        CompiledImage linked = image.entry("kernel", "BOOT", boot).link();
        Qemu run = Qemu.boot(linked.elf(), folder);
        assertThat(run.console()).isEqualTo("Hello");
        assertThat(run.status()).isEqualTo(33);
    }

    @Test
    void startInfoAndArchiveAreReadThroughTheDirectMap() throws Exception {
        Assembler boot = new Assembler();
        Label wrong = new Label();
        boot.movConstant(R12, AddressMap.DIRECT_MAP);
        boot.arithmetic(Arithmetic.CMP, Width.W32, Memory.at(R12, RDI, 1, 0), 0x336E_C578);
        boot.jump(Condition.NOT_EQUAL, wrong);
        boot.mov(Width.W64, RBX, Memory.symbol("@imageTable", 8 * ImageTable.ARCHIVE_PHYSICAL));
        boot.arithmetic(Arithmetic.CMP, Width.W64, Memory.symbol("@imageTable", 8 * ImageTable.ARCHIVE_BYTES), 4097);
        boot.jump(Condition.NOT_EQUAL, wrong);
        boot.movzx(RCX, Width.W8, Memory.at(R12, RBX, 1, 4096));
        HandWritten.print(boot, RCX);
        HandWritten.exit(boot, 0);
        boot.bind(wrong);
        HandWritten.exit(boot, 1);
        byte[] archive = new byte[4097];
        archive[4096] = 'A';
        Qemu run = Qemu.boot(new HandWritten(ImagePlan.Kind.KERNEL).domain("kernel", 0).entry("kernel", "BOOT", boot)
                .blob("archive", archive, "kernel").link().elf(), folder);
        assertThat(run).isEqualTo(new Qemu(1, "A"));
    }

    @Test
    void trapStubsBuildAFrameThatCanBeEditedAndResumed() throws Exception {
        Assembler boot = new Assembler();
        loadInterruptTable(boot);
        boot.movConstant(R13, 'x');
        boot.plain(Plain.INT3);
        HandWritten.print(boot, R13);
        boot.mov(Width.W64, RBX, Memory.absolute(0)); // page fault; the handler skips these eight bytes
        HandWritten.print(boot, RBX);
        HandWritten.exit(boot, 0);

        Assembler trap = new Assembler();
        Label breakpoint = new Label();
        trap.arithmetic(Arithmetic.CMP, Width.W64, Memory.at(RDI, TrapFrame.VECTOR), 3);
        trap.jump(Condition.EQUAL, breakpoint);
        trap.mov(Width.W64, RAX, Memory.at(RDI, TrapFrame.VECTOR));
        trap.arithmetic(Arithmetic.ADD, Width.W64, RAX, 'A' - 14);
        trap.arithmetic(Arithmetic.ADD, Width.W64, RAX, Memory.at(RDI, TrapFrame.ERROR));
        trap.mov(Width.W64, Memory.at(RDI, TrapFrame.RBX), RAX);
        trap.arithmetic(Arithmetic.ADD, Width.W64, Memory.at(RDI, TrapFrame.RIP), 8);
        trap.ret();
        trap.bind(breakpoint);
        trap.unary(Unary.INC, Width.W64, Memory.at(RDI, TrapFrame.R13));
        trap.ret();

        CompiledImage image = interruptTable(new HandWritten(ImagePlan.Kind.KERNEL).domain("kernel", 0))
                .entry("kernel", "BOOT", boot).entry("kernel", "TRAP", trap).link();
        assertThat(Qemu.boot(image.elf(), folder)).isEqualTo(new Qemu(1, "yA"));
    }

    @Test
    void copyFromUnmappedMemoryStopsAtTheFaultingByte() throws Exception {
        Assembler boot = new Assembler();
        loadInterruptTable(boot);
        boot.mov(Width.W64, RDI, Memory.symbol("@imageTable", 8 * ImageTable.ARENA_START));
        boot.mov(Width.W64, RSI, Memory.symbol("@imageTable", 8 * ImageTable.ARENA_END));
        boot.arithmetic(Arithmetic.SUB, Width.W64, RSI, 5);
        boot.movConstant(RDX, 12);
        boot.call("@stub.userCopy");
        boot.lea(Width.W64, RCX, Memory.at(RAX, '0'));
        HandWritten.print(boot, RCX);
        HandWritten.exit(boot, 0);
        Assembler trap = new Assembler();
        Label outside = new Label();
        trap.mov(Width.W64, RAX, Memory.at(RDI, TrapFrame.RIP));
        trap.compareAddress(RAX, "@stub.userCopy", 0);
        trap.jump(Condition.BELOW, outside);
        trap.compareAddress(RAX, "@stub.userCopy.end", 0);
        trap.jump(Condition.ABOVE_EQUAL, outside);
        trap.movAddress(Memory.at(RDI, TrapFrame.RIP), "@stub.userCopy.fault", 0);
        trap.ret();
        trap.bind(outside);
        HandWritten.exit(trap, 1);
        CompiledImage image = interruptTable(new HandWritten(ImagePlan.Kind.KERNEL).domain("kernel", 0))
                .entry("kernel", "BOOT", boot).entry("kernel", "TRAP", trap).link();
        assertThat(Qemu.boot(image.elf(), folder)).isEqualTo(new Qemu(1, "7"));
    }

    @Test
    void switchedStackStartsAThreadAndComesBack() throws Exception {
        Assembler boot = new Assembler();
        boot.mov(Width.W64, RBX, Memory.symbol("@imageTable", 8 * ImageTable.ARENA_END));
        boot.movAddress(Memory.at(RBX, -8), "@stub.threadStart", 0);
        boot.movAddress(Memory.at(RBX, -16), "thread", 0);
        boot.mov(Width.W64, Memory.at(RBX, -32), 'T');
        boot.lea(Width.W64, RSI, Memory.at(RBX, -56));
        boot.mov(Width.W64, RDI, Memory.symbol("@imageTable", 8 * ImageTable.ARENA_START));
        boot.movConstant(RBX, 'B');
        boot.call("@stub.switchStack");
        HandWritten.print(boot, RBX);
        HandWritten.exit(boot, 0);
        Assembler thread = new Assembler();
        HandWritten.print(thread, RDI);
        thread.mov(Width.W64, RDI, Memory.symbol("@imageTable", 8 * ImageTable.ARENA_START));
        thread.mov(Width.W64, RSI, Memory.at(RDI));
        thread.arithmetic(Arithmetic.ADD, Width.W64, RDI, 8);
        thread.call("@stub.switchStack");
        CompiledImage image = new HandWritten(ImagePlan.Kind.KERNEL).domain("kernel", 0)
                .entry("kernel", "BOOT", boot).method("kernel", "thread", thread).link();
        assertThat(Qemu.boot(image.elf(), folder)).isEqualTo(new Qemu(1, "TB"));
    }

    /// Fills an interrupt table of 32 gates in the data `gates` and loads it.
    static void loadInterruptTable(Assembler a) {
        Label loop = new Label();
        a.movAddress(RBX, "gates", 0);
        a.movAddress(RCX, "@stub.traps", 0);
        a.movConstant(RSI, 32);
        a.bind(loop);
        a.mov(Width.W32, Memory.at(RBX), RCX);
        a.mov(Width.W32, RAX, RCX);
        a.arithmetic(Arithmetic.AND, Width.W32, RAX, 0xFFFF_0000);
        a.arithmetic(Arithmetic.OR, Width.W32, RAX, 0x8E00); // present, interrupt gate (Intel SDM vol. 3A §6.14.1)
        a.mov(Width.W32, Memory.at(RBX, 4), RAX);
        a.mov(Width.W16, Memory.at(RBX, 2), Selector.KERNEL_CODE);
        a.mov(Width.W64, RAX, RCX);
        a.shift(Shift.SHR, Width.W64, RAX, 32);
        a.mov(Width.W64, Memory.at(RBX, 8), RAX);
        a.arithmetic(Arithmetic.ADD, Width.W64, RBX, 16);
        a.arithmetic(Arithmetic.ADD, Width.W64, RCX, 16);
        a.unary(Unary.DEC, Width.W32, RSI);
        a.jump(Condition.NOT_EQUAL, loop);
        a.mov(Width.W16, Memory.symbol("gatesOperand", 0), 32 * 16 - 1);
        a.movAddress(Memory.symbol("gatesOperand", 2), "gates", 0);
        a.lidt(Memory.symbol("gatesOperand", 0));
    }

    static HandWritten interruptTable(HandWritten image) {
        return image.data("kernel", "gates", new byte[32 * 16], DataUnit.Access.READ_WRITE)
                .data("kernel", "gatesOperand", new byte[10], DataUnit.Access.READ_WRITE);
    }
}
