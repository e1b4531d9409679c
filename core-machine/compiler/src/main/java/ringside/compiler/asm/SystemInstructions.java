package ringside.compiler.asm;

import shared.trace.Mark;

/// Instructions of kernels and stubs: ports, privileged registers, control of the processor, ordering.
public abstract sealed class SystemInstructions extends Encoding permits Assembler {

    /// Instructions without operands. RDTSC RDMSR WRMSR and CPUID use EAX to EDX, the string instructions RDI RSI RCX RAX.
    public enum Plain {
        HLT(0xF4), CLI(0xFA), STI(0xFB), CLD(0xFC), RET(0xC3), INT3(0xCC), UD2(0x0F0B), NOP(0x90), PAUSE(0xF390),
        MFENCE(0x0FAEF0), LFENCE(0x0FAEE8), RDTSC(0x0F31), CPUID(0x0FA2), RDMSR(0x0F32), WRMSR(0x0F30),
        SWAPGS(0x0F01F8), SYSCALL(0x0F05), SYSRETQ(0x480F07), IRETQ(0x48CF), LRETQ(0x48CB), PUSHFQ(0x9C), POPFQ(0x9D),
        CDQ(0x99), CQO(0x4899), REP_MOVSB(0xF3A4), REP_MOVSQ(0xF348A5), REP_STOSB(0xF3AA), REP_STOSQ(0xF348AB),
        REP_STOSW(0x66F3AB), REP_STOSD(0xF3AB), REPE_CMPSB(0xF3A6);

        private final int bytes;

        Plain(int bytes) {
            this.bytes = bytes;
        }
    }

    /// Control registers that exist.
    public enum ControlRegister {
        CR0(0), CR2(2), CR3(3), CR4(4), CR8(8);

        private final int code;

        ControlRegister(int code) {
            this.code = code;
        }
    }

    /// Segment registers that code may load (CS is loaded by far transfers only).
    public enum SegmentRegister {
        ES(0), SS(2), DS(3), FS(4), GS(5);

        private final int code;

        SegmentRegister(int code) {
            this.code = code;
        }
    }

    public final void plain(Plain instruction) {
        opcode(instruction.bytes);
    }

    /// `in (%dx)`: AL, AX or EAX from the port in DX.
    public final void in(Width width) {
        prefixes(width, 0, false);
        opcode(sized(width, 0xED));
    }

    /// `out (%dx)`: AL, AX or EAX to the port in DX.
    public final void out(Width width) {
        prefixes(width, 0, false);
        opcode(sized(width, 0xEF));
    }

    public final void loadControl(ControlRegister target, Register source) {
        controlRegister(0x0F22, target, source);
    }

    public final void storeControl(Register target, ControlRegister source) {
        controlRegister(0x0F20, source, target);
    }

    private void controlRegister(int opcode, ControlRegister control, Register register) {
        prefixes(Width.W32, control.code >> 3 << 2 | register.code() >> 3, false);
        opcode(opcode);
        buffer.emit(0xC0 | (control.code & 7) << 3 | register.code() & 7);
    }

    /// `mov` of the low 16 bits of a register to a segment register.
    public final void loadSegment(SegmentRegister target, Register source) {
        encode(Width.W32, 0x8E, target.code, source);
    }

    public final void lgdt(Memory operand) {
        encode(Width.W32, 0x0F01, 2, operand);
    }

    public final void lidt(Memory operand) {
        encode(Width.W32, 0x0F01, 3, operand);
    }

    public final void ltr(Register selector) {
        encode(Width.W32, 0x0F00, 3, selector);
    }

    public final void invlpg(Memory address) {
        encode(Width.W32, 0x0F01, 7, address);
    }

    /// `lock cmpxchg`: compares RAX with memory, stores `source` if equal (ZF = 1), else loads RAX.
    public final void lockCompareExchange(Width width, Memory target, Register source) {
        buffer.emit(0xF0);
        encode(width, sized(width, 0x0FB1), source, target);
    }

    /// `lock xadd`: adds `source` to memory; `source` gets the old value.
    public final void lockExchangeAdd(Width width, Memory target, Register source) {
        buffer.emit(0xF0);
        encode(width, sized(width, 0x0FC1), source, target);
    }

    /// `xchg` with memory, which locks without a prefix.
    public final void exchange(Width width, Memory target, Register source) {
        encode(width, sized(width, 0x87), source, target);
    }

    /// `nopl imm32(%rax)`, the request mark of `kind` ([Mark#OPEN], [Mark#CLOSE], [Mark#BOOTED]).
    public final void mark(int kind) {
        opcode(0x0F1F80);
        buffer.emit(Mark.BASE | kind, 4);
    }

    /// `ud2` and the byte that says why ([shared.layout.TrapCause]).
    public final void trap(int cause) {
        plain(Plain.UD2);
        buffer.emit(cause);
    }
}
