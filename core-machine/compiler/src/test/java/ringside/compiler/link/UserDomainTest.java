package ringside.compiler.link;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.compiler.asm.Register.*;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.asm.Arithmetic;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.BitTest;
import ringside.compiler.asm.Condition;
import ringside.compiler.asm.Label;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.Register;
import ringside.compiler.asm.Shift;
import ringside.compiler.asm.SystemInstructions.ControlRegister;
import ringside.compiler.asm.SystemInstructions.Plain;
import ringside.compiler.asm.Unary;
import ringside.compiler.asm.Width;
import ringside.compiler.image.CompiledImage;
import ringside.compiler.plan.ImagePlan;
import shared.layout.DomainTable;
import shared.layout.ImageTable;
import shared.layout.PerCore;
import shared.layout.Selector;
import shared.layout.TrapFrame;
import shared.map.AddressMap;

/// A kernel of a hundred instructions maps the second domain as the domain table says, enters it, and serves its calls.
final class UserDomainTest {
    private static final int PRINT = 1;
    private static final int EXIT = 2;

    @TempDir
    Path folder;

    @Test
    void ringThreeDomainRunsAndExchangesRegisterMessages() throws Exception {
        CompiledImage image = new HandWritten(ImagePlan.Kind.KERNEL).domain("kernel", 0).domain("server", 3)
                .data("kernel", "percore", new byte[PerCore.BYTES], DataUnit.Access.READ_WRITE)
                .data("kernel", "frame", new byte[TrapFrame.BYTES], DataUnit.Access.READ_WRITE)
                .entry("kernel", "BOOT", boot())
                .method("kernel", "mapPage", mapPage())
                .method("kernel", "descend", descend())
                .entry("kernel", "SYSTEM_CALL", systemCall())
                .data("server", "words", new byte[48], DataUnit.Access.READ_WRITE)
                .entry("server", "START", start())
                .link();
        assertThat(Qemu.boot(image.elf(), folder)).isEqualTo(new Qemu(5, "s!B7"));
    }

    /// Server: prints by a register message, checks what came back, prints a letter that only a readable run-time table can
    /// supply, and ends the machine with the status word's value.
    private static Assembler start() {
        Assembler a = new Assembler();
        a.mov(Width.W64, Memory.symbol("words", 0), 's');
        a.mov(Width.W64, Memory.symbol("words", 24), 20);
        a.mov(Width.W64, Memory.symbol("words", 40), 13);
        a.movConstant(RBX, 7);
        exchange(a, PRINT);
        a.mov(Width.W64, RDI, Memory.symbol("words", 32));
        call(a, PRINT);
        a.mov(Width.W64, RAX, Memory.symbol("@imageTable", 8 * ImageTable.NAME_TABLE));
        a.movzx(RDI, Width.W8, Memory.at(RAX));
        call(a, PRINT);
        a.lea(Width.W64, RDI, Memory.at(RBX, '0'));
        call(a, PRINT);
        a.movConstant(RDI, 2);
        call(a, EXIT);
        return a;
    }

    private static void call(Assembler a, int number) {
        a.movConstant(RAX, number);
        a.plain(Plain.SYSCALL);
    }

    /// A register message: six words travel in RDI RSI RDX R10 R8 R9 and come back.
    private static void exchange(Assembler a, int number) {
        List<Register> registers = List.of(RDI, RSI, RDX, R10, R8, R9);
        for (int i = 0; i < registers.size(); i++) {
            a.mov(Width.W64, registers.get(i), Memory.symbol("words", 8 * i));
        }
        call(a, number);
        for (int i = 0; i < registers.size(); i++) {
            a.mov(Width.W64, Memory.symbol("words", 8 * i), registers.get(i));
        }
    }

    /// Kernel: PRINT writes RDI, then answers R8 = R10 + R9 in the caller's registers; EXIT ends the machine.
    private static Assembler systemCall() {
        Assembler a = new Assembler();
        Label exit = new Label();
        a.mov(Width.W64, RCX, Memory.at(RDI, TrapFrame.RDI));
        a.arithmetic(Arithmetic.CMP, Width.W64, Memory.at(RDI, TrapFrame.RAX), EXIT);
        a.jump(Condition.EQUAL, exit);
        HandWritten.print(a, RCX);
        a.mov(Width.W64, RAX, Memory.at(RDI, TrapFrame.R10));
        a.arithmetic(Arithmetic.ADD, Width.W64, RAX, Memory.at(RDI, TrapFrame.R9));
        a.mov(Width.W64, Memory.at(RDI, TrapFrame.R8), RAX);
        a.ret();
        a.bind(exit);
        a.mov(Width.W32, RAX, RCX);
        a.movConstant(RDX, 0xF4);
        a.out(Width.W8);
        return a;
    }

    private static Assembler boot() {
        Assembler a = new Assembler();
        writeMsr(a, 0xC000_0081, () -> a.movConstant(RAX, Selector.STAR));
        writeMsr(a, 0xC000_0082, () -> a.movAddress(RAX, "@stub.systemCall", 0));
        writeMsr(a, 0xC000_0084, () -> a.movConstant(RAX, 0x4_0700));
        writeMsr(a, 0xC000_0101, () -> a.movAddress(RAX, "percore", 0));
        a.mov(Width.W64, RAX, Memory.symbol("@imageTable", 8 * ImageTable.STACK_TOP));
        a.mov(Width.W64, Memory.symbol("percore", PerCore.KERNEL_STACK), RAX);
        mapSegments(a);
        a.mov(Width.W64, RAX, Memory.at(R12, DomainTable.ENTRY));
        a.mov(Width.W64, Memory.symbol("frame", TrapFrame.RIP), RAX);
        a.mov(Width.W64, RAX, Memory.at(R12, DomainTable.STACK_TOP));
        a.mov(Width.W64, Memory.symbol("frame", TrapFrame.RSP), RAX);
        a.mov(Width.W64, Memory.symbol("frame", TrapFrame.CS), Selector.USER_CODE);
        a.mov(Width.W64, Memory.symbol("frame", TrapFrame.SS), Selector.USER_DATA);
        a.mov(Width.W64, Memory.symbol("frame", TrapFrame.RFLAGS), 2);
        a.movAddress(RDI, "frame", 0);
        a.call("@stub.resume");
        return a;
    }

    private static void writeMsr(Assembler a, int number, Runnable loadRax) {
        loadRax.run();
        a.mov(Width.W64, RDX, RAX);
        a.shift(Shift.SHR, Width.W64, RDX, 32);
        a.movConstant(RCX, number & 0xFFFF_FFFFL);
        a.plain(Plain.WRMSR);
    }

    /// R12 = record of domain 1; every page of its segments is entered in the boot page tables, for ring 3.
    private static void mapSegments(Assembler a) {
        Label segment = new Label();
        Label page = new Label();
        a.mov(Width.W64, R15, Memory.symbol("@imageTable", 8 * ImageTable.IMAGE_END_PHYSICAL));
        a.mov(Width.W64, R12, Memory.symbol("@imageTable", 8 * ImageTable.DOMAIN_TABLE));
        a.arithmetic(Arithmetic.ADD, Width.W64, R12, DomainTable.ENTRY_BYTES);
        a.mov(Width.W64, R13, Memory.at(R12, DomainTable.SEGMENTS));
        a.mov(Width.W64, R14, Memory.at(R12, DomainTable.SEGMENT_COUNT));
        a.bind(segment);
        a.mov(Width.W64, RBX, Memory.at(R13, DomainTable.SEGMENT_VIRTUAL));
        a.mov(Width.W64, RBP, Memory.at(R13, DomainTable.SEGMENT_PHYSICAL));
        a.mov(Width.W64, R10, Memory.at(R13, DomainTable.SEGMENT_LENGTH));
        a.bind(page);
        a.mov(Width.W64, RDI, RBX);
        a.mov(Width.W64, RSI, RBP);
        a.mov(Width.W64, RDX, Memory.at(R13, DomainTable.SEGMENT_FLAGS));
        a.call("mapPage");
        a.arithmetic(Arithmetic.ADD, Width.W64, RBX, AddressMap.PAGE);
        a.arithmetic(Arithmetic.ADD, Width.W64, RBP, AddressMap.PAGE);
        a.arithmetic(Arithmetic.SUB, Width.W64, R10, AddressMap.PAGE);
        a.jump(Condition.NOT_EQUAL, page);
        a.arithmetic(Arithmetic.ADD, Width.W64, R13, DomainTable.SEGMENT_BYTES);
        a.unary(Unary.DEC, Width.W64, R14);
        a.jump(Condition.NOT_EQUAL, segment);
        a.storeControl(RAX, ControlRegister.CR3);
        a.loadControl(ControlRegister.CR3, RAX);
    }

    /// RDI = virtual, RSI = physical address, RDX = segment flags.
    private static Assembler mapPage() {
        Assembler a = new Assembler();
        Label executable = new Label();
        a.storeControl(RAX, ControlRegister.CR3);
        for (int shift = 39; shift > 12; shift -= 9) {
            index(a, shift);
            a.call("descend");
        }
        index(a, 12);
        a.arithmetic(Arithmetic.OR, Width.W64, RSI, 5);
        a.test(Width.W32, RDX, DomainTable.SEGMENT_EXECUTE);
        a.jump(Condition.NOT_EQUAL, executable);
        a.movConstant(R8, 1L << 63);
        a.arithmetic(Arithmetic.OR, Width.W64, RSI, R8);
        a.bind(executable);
        a.arithmetic(Arithmetic.AND, Width.W32, RDX, DomainTable.SEGMENT_WRITE);
        a.lea(Width.W64, RSI, Memory.at(RSI, RDX, 2, 0));
        a.mov(Width.W64, entry(), RSI);
        a.ret();
        return a;
    }

    private static void index(Assembler a, int shift) {
        a.mov(Width.W64, RCX, RDI);
        a.shift(Shift.SHR, Width.W64, RCX, shift);
        a.arithmetic(Arithmetic.AND, Width.W32, RCX, 511);
        a.movConstant(R9, AddressMap.DIRECT_MAP);
        a.arithmetic(Arithmetic.ADD, Width.W64, RAX, R9);
    }

    private static Memory entry() {
        return Memory.at(RAX, RCX, 8, 0);
    }

    /// RAX = physical address of the table below entry RCX of the table at RAX; made from the page at R15 if absent.
    private static Assembler descend() {
        Assembler a = new Assembler();
        Label present = new Label();
        a.bitTest(BitTest.BT, Width.W64, entry(), 0);
        a.jump(Condition.BELOW, present);
        a.lea(Width.W64, R8, Memory.at(R15, 7));
        a.mov(Width.W64, entry(), R8);
        a.arithmetic(Arithmetic.ADD, Width.W64, R15, AddressMap.PAGE);
        a.bind(present);
        a.mov(Width.W64, RAX, entry());
        a.arithmetic(Arithmetic.AND, Width.W64, RAX, -AddressMap.PAGE);
        a.ret();
        return a;
    }
}
