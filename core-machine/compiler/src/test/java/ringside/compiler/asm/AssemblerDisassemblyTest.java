package ringside.compiler.asm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static ringside.compiler.asm.Register.*;
import static ringside.compiler.asm.Width.*;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.compiler.asm.SystemInstructions.ControlRegister;
import ringside.compiler.asm.SystemInstructions.Plain;
import ringside.compiler.asm.SystemInstructions.SegmentRegister;

/// What the encoder writes, GNU objdump reads back.
final class AssemblerDisassemblyTest {
    private final Assembler assembler = new Assembler();
    private final List<String> expected = new ArrayList<>();

    @TempDir
    Path folder;

    private void expect(String text, Consumer<Assembler> instruction) {
        instruction.accept(assembler);
        expected.add(text);
    }

    private void compare() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/objdump")), "objdump is not installed");
        Path file = folder.resolve("code.bin");
        Files.write(file, assembler.finish().code());
        Process process = new ProcessBuilder("/usr/bin/objdump", "-D", "-b", "binary", "-m", "i386:x86-64", "-M", "intel",
                "--no-show-raw-insn", file.toString()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        List<String> actual = output.lines().filter(line -> line.matches("\\s+[0-9a-f]+:\\t.*"))
                .map(line -> line.substring(line.indexOf('\t') + 1).replaceAll("\\s+", " ").strip()).toList();
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void movesReadBack() throws IOException, InterruptedException {
        Memory slot = Memory.at(RSP, 0x10);
        Memory element = Memory.at(R13, R14, 4, 8);
        expect("mov rax,rbx", a -> a.mov(W64, RAX, RBX));
        expect("mov r8d,edi", a -> a.mov(W32, R8, RDI));
        expect("mov sil,al", a -> a.mov(W8, RSI, RAX));
        expect("mov cx,r9w", a -> a.mov(W16, RCX, R9));
        expect("mov r15,QWORD PTR [rsp+0x10]", a -> a.mov(W64, R15, slot));
        expect("mov DWORD PTR [r13+r14*4+0x8],ecx", a -> a.mov(W32, element, RCX));
        expect("mov BYTE PTR [rsp+0x10],dil", a -> a.mov(W8, slot, RDI));
        expect("mov WORD PTR [rbp+0x0],ax", a -> a.mov(W16, Memory.at(RBP), RAX));
        expect("mov BYTE PTR [rax],0x7f", a -> a.mov(W8, Memory.at(RAX), 0x7F));
        expect("mov WORD PTR [rax],0x1234", a -> a.mov(W16, Memory.at(RAX), 0x1234));
        expect("mov DWORD PTR [rax+0x200],0x12345678", a -> a.mov(W32, Memory.at(RAX, 0x200), 0x12345678));
        expect("mov QWORD PTR [r12],0xffffffffffffffff", a -> a.mov(W64, Memory.at(R12), -1));
        expect("mov rax,QWORD PTR [rbx*8+0x1000]", a -> a.mov(W64, RAX, new Memory(Memory.Segment.DEFAULT, null, RBX, 8, 0x1000, null)));
        expect("mov rax,QWORD PTR gs:0x8", a -> a.mov(W64, RAX, Memory.absolute(8).in(Memory.Segment.GS)));
        expect("mov QWORD PTR gs:0x8,rsp", a -> a.mov(W64, Memory.absolute(8).in(Memory.Segment.GS), RSP));
        expect("mov rax,QWORD PTR ds:0xffffffff80000000", a -> a.mov(W64, RAX, Memory.absolute(Integer.MIN_VALUE)));
        expect("movabs rdi,0xffff800000000000", a -> a.movConstant(RDI, 0xFFFF_8000_0000_0000L));
        expect("movzx eax,BYTE PTR [rsi]", a -> a.movzx(RAX, W8, Memory.at(RSI)));
        expect("movzx r9d,si", a -> a.movzx(R9, W16, RSI));
        expect("movsx rax,BYTE PTR [rsi+rdx*1]", a -> a.movsx(W64, RAX, W8, Memory.at(RSI, RDX, 1, 0)));
        expect("movsx eax,sil", a -> a.movsx(W32, RAX, W8, RSI));
        expect("movsx r10d,WORD PTR [rsi]", a -> a.movsx(W32, R10, W16, Memory.at(RSI)));
        expect("movsxd rdi,edi", a -> a.movsx(W64, RDI, W32, RDI));
        expect("lea rax,[rdi+rsi*2+0x80]", a -> a.lea(W64, RAX, Memory.at(RDI, RSI, 2, 0x80)));
        expect("xchg rbx,rax", a -> a.exchange(W64, RBX, RAX));
        expect("cmovl eax,edx", a -> a.cmov(Condition.LESS, W32, RAX, RDX));
        expect("cmovae r8,QWORD PTR [rax]", a -> a.cmov(Condition.ABOVE_EQUAL, W64, R8, Memory.at(RAX)));
        expect("sete dil", a -> a.set(Condition.EQUAL, RDI));
        expect("setg BYTE PTR [rax]", a -> a.set(Condition.GREATER, Memory.at(RAX)));
        expect("push r12", a -> a.push(R12));
        expect("push 0xffffffffffffffff", a -> a.push(-1));
        expect("push 0x100", a -> a.push(0x100));
        expect("push QWORD PTR gs:0x8", a -> a.push(Memory.absolute(8).in(Memory.Segment.GS)));
        expect("pop rbp", a -> a.pop(RBP));
        compare();
    }

    @Test
    void arithmeticReadsBack() throws IOException, InterruptedException {
        Memory field = Memory.at(RDI, 8);
        for (Arithmetic operation : Arithmetic.values()) {
            String name = operation.name().toLowerCase(java.util.Locale.ROOT);
            expect(name + " rax,rcx", a -> a.arithmetic(operation, W64, RAX, RCX));
            expect(name + " r9b,BYTE PTR [rdi+0x8]", a -> a.arithmetic(operation, W8, R9, field));
            expect(name + " DWORD PTR [rdi+0x8],edx", a -> a.arithmetic(operation, W32, field, RDX));
            expect(name + " rsp,0x20", a -> a.arithmetic(operation, W64, RSP, 0x20));
            expect(name + " WORD PTR [rdi+0x8],0x1234", a -> a.arithmetic(operation, W16, field, 0x1234));
            expect(name + " BYTE PTR [rdi+0x8],0xff", a -> a.arithmetic(operation, W8, field, 0xFF));
            expect(name + " r11,0x12345678", a -> a.arithmetic(operation, W64, R11, 0x12345678));
        }
        expect("test al,al", a -> a.test(W8, RAX, RAX));
        expect("test DWORD PTR [rdi+0x8],ebx", a -> a.test(W32, field, RBX));
        expect("test BYTE PTR [rdi+0x8],0x3", a -> a.test(W8, field, 3));
        expect("test rax,0x100", a -> a.test(W64, RAX, 0x100));
        expect("neg eax", a -> a.unary(Unary.NEG, W32, RAX));
        expect("not QWORD PTR [rdi+0x8]", a -> a.unary(Unary.NOT, W64, field));
        expect("inc BYTE PTR [rdi+0x8]", a -> a.unary(Unary.INC, W8, field));
        expect("dec r10d", a -> a.unary(Unary.DEC, W32, R10));
        expect("mul rcx", a -> a.unary(Unary.MUL, W64, RCX));
        expect("imul ecx", a -> a.unary(Unary.IMUL, W32, RCX));
        expect("div DWORD PTR [rdi+0x8]", a -> a.unary(Unary.DIV, W32, field));
        expect("idiv rcx", a -> a.unary(Unary.IDIV, W64, RCX));
        expect("imul rax,QWORD PTR [rdi+0x8]", a -> a.imul(W64, RAX, field));
        expect("imul eax,ecx,0xa", a -> a.imul(W32, RAX, RCX, 10));
        expect("imul rax,rcx,0x3e8", a -> a.imul(W64, RAX, RCX, 1000));
        expect("shl eax,1", a -> a.shift(Shift.SHL, W32, RAX, 1));
        expect("shr rax,0x20", a -> a.shift(Shift.SHR, W64, RAX, 32));
        expect("sar DWORD PTR [rdi+0x8],0x4", a -> a.shift(Shift.SAR, W32, field, 4));
        expect("rol ax,0x8", a -> a.shift(Shift.ROL, W16, RAX, 8));
        expect("ror r8,cl", a -> a.shiftByCl(Shift.ROR, W64, R8));
        expect("bt eax,0x5", a -> a.bitTest(BitTest.BT, W32, RAX, 5));
        expect("bts QWORD PTR [rdi+0x8],0x3f", a -> a.bitTest(BitTest.BTS, W64, field, 63));
        expect("btr rax,rcx", a -> a.bitTest(BitTest.BTR, W64, RAX, RCX));
        expect("bsf eax,ecx", a -> a.bitScanForward(W32, RAX, RCX));
        expect("bsr rax,QWORD PTR [rdi+0x8]", a -> a.bitScanReverse(W64, RAX, field));
        expect("bswap r9", a -> a.byteSwap(W64, R9));
        compare();
    }

    @Test
    void transfersReadBack() throws IOException, InterruptedException {
        expect("call rax", a -> a.call(RAX));
        expect("call QWORD PTR [r11+0x8]", a -> a.call(Memory.at(R11, 8)));
        expect("jmp r10", a -> a.jump(R10));
        expect("jmp QWORD PTR [rax*8+0x100]", a -> a.jump(new Memory(Memory.Segment.DEFAULT, null, RAX, 8, 0x100, null)));
        expect("ret", Assembler::ret);
        compare();
    }

    @Test
    void systemInstructionsReadBack() throws IOException, InterruptedException {
        String[] names = {"hlt", "cli", "sti", "cld", "ret", "int3", "ud2", "nop", "pause", "mfence", "lfence", "rdtsc", "cpuid",
            "rdmsr", "wrmsr", "swapgs", "syscall", "sysretq", "iretq", "retfq", "pushf", "popf", "cdq", "cqo",
            "rep movs BYTE PTR es:[rdi],BYTE PTR ds:[rsi]", "rep movs QWORD PTR es:[rdi],QWORD PTR ds:[rsi]",
            "rep stos BYTE PTR es:[rdi],al", "rep stos QWORD PTR es:[rdi],rax",
            "rep stos WORD PTR es:[rdi],ax", "rep stos DWORD PTR es:[rdi],eax", "repz cmps BYTE PTR ds:[rsi],BYTE PTR es:[rdi]"};
        for (Plain plain : Plain.values()) {
            expect(names[plain.ordinal()], a -> a.plain(plain));
        }
        expect("in al,dx", a -> a.in(W8));
        expect("in eax,dx", a -> a.in(W32));
        expect("out dx,al", a -> a.out(W8));
        expect("out dx,eax", a -> a.out(W32));
        expect("mov cr3,rdi", a -> a.loadControl(ControlRegister.CR3, RDI));
        expect("mov r9,cr2", a -> a.storeControl(R9, ControlRegister.CR2));
        expect("mov rax,cr8", a -> a.storeControl(RAX, ControlRegister.CR8));
        expect("mov ss,eax", a -> a.loadSegment(SegmentRegister.SS, RAX));
        expect("lgdt [rdi]", a -> a.lgdt(Memory.at(RDI)));
        expect("lidt [rdi]", a -> a.lidt(Memory.at(RDI)));
        expect("ltr di", a -> a.ltr(RDI));
        expect("invlpg BYTE PTR [rdi]", a -> a.invlpg(Memory.at(RDI)));
        expect("lock cmpxchg QWORD PTR [rdi],rdx", a -> a.lockCompareExchange(W64, Memory.at(RDI), RDX));
        expect("lock cmpxchg DWORD PTR [r8],r9d", a -> a.lockCompareExchange(W32, Memory.at(R8), R9));
        expect("lock xadd QWORD PTR [rdi],rsi", a -> a.lockExchangeAdd(W64, Memory.at(RDI), RSI));
        expect("xchg DWORD PTR [rdi],esi", a -> a.exchange(W32, Memory.at(RDI), RSI));
        expect("nop DWORD PTR [rax+0x52490003]", a -> a.mark(3));
        compare();
    }
}
