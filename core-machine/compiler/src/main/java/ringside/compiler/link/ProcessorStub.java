package ringside.compiler.link;

import static ringside.compiler.asm.Register.*;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Label;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.SystemInstructions.SegmentRegister;
import ringside.compiler.asm.Width;
import shared.layout.ProcessorStart;
import shared.layout.Selector;
import shared.layout.TrapCause;
import shared.map.AddressMap;

/// From the real mode in which a start-up IPI leaves a core (Intel SDM vol. 3A §8.4.4) to the `PROCESSOR` entry of a ring-0 domain.
///
/// Runs as a copy at [AddressMap#PROCESSOR_START] and refers to nothing but itself, so its addresses are final. Long mode is
/// entered from real mode in one step: protection and paging are switched on together (ibid. §9.8.5 demands only that paging be
/// off until PAE, the page tables and EFER.LME are set).
final class ProcessorStub {
    private static final int GDT_BYTES = 3 * 8;
    /// Behind the descriptor table and its 6-byte operand.
    private static final int GDT_OPERAND = ProcessorStart.ROOT - 8;
    private static final int GDT = GDT_OPERAND - GDT_BYTES;
    /// Offset and selector, with which the 16-bit part ends.
    private static final int FAR_POINTER_BYTES = 6;
    private static final long KERNEL_CODE = 0x00AF_9B00_0000_FFFFL;
    private static final long KERNEL_DATA = 0x00CF_9300_0000_FFFFL;

    private ProcessorStub() {}

    static Stub make() {
        Assembler a = new Assembler();
        realMode(a);
        Label longMode = a.here();
        longMode(a);
        byte[] code = a.finish().code();
        if (code.length > GDT) {
            throw new IllegalStateException("the start of a core has " + code.length + " bytes and room for " + GDT);
        }
        byte[] stub = Arrays.copyOf(code, ProcessorStart.BYTES);
        put(stub, GDT + Selector.KERNEL_CODE, KERNEL_CODE, 8);
        put(stub, GDT + Selector.KERNEL_DATA, KERNEL_DATA, 8);
        put(stub, GDT_OPERAND, GDT_BYTES - 1, 2);
        put(stub, GDT_OPERAND + 2, address(GDT), 4);
        int target = a.offset(longMode);
        put(stub, target - FAR_POINTER_BYTES, address(target), 4);
        return new Stub("processorStart", stub, List.of(), Stub.NO_CALLER, Map.of());
    }

    /// 16-bit code: `66` makes an operand 32 bits wide. Only CS is known, so DS is set first.
    private static void realMode(Assembler a) {
        a.bytes(0xFA); // cli
        a.bytes(0x31, 0xC0); // xor %ax, %ax
        a.bytes(0x8E, 0xD8); // mov %ax, %ds
        a.bytes(0x66, 0x0F, 0x01, 0x16, low(GDT_OPERAND), high(GDT_OPERAND)); // lgdtl
        a.bytes(0x66, 0xB8, 0xA0, 0, 0, 0); // mov $(PAE | PGE), %eax
        a.bytes(0x0F, 0x22, 0xE0); // mov %eax, %cr4
        a.bytes(0x66, 0xA1, low(ProcessorStart.ROOT), high(ProcessorStart.ROOT)); // mov ROOT, %eax
        a.bytes(0x0F, 0x22, 0xD8); // mov %eax, %cr3
        a.bytes(0x66, 0xB9, 0x80, 0, 0, 0xC0); // mov $EFER, %ecx
        a.bytes(0x66, 0x31, 0xD2); // xor %edx, %edx
        a.bytes(0x66, 0xB8, 0x01, 0x09, 0, 0); // mov $(SCE | LME | NXE), %eax
        a.bytes(0x0F, 0x30); // wrmsr
        a.bytes(0x66, 0xB8, 0x33, 0x00, 0x01, 0x80); // mov $(PG | WP | NE | ET | MP | PE), %eax
        a.bytes(0x0F, 0x22, 0xC0); // mov %eax, %cr0
        a.bytes(0x66, 0xEA, 0, 0, 0, 0, Selector.KERNEL_CODE, 0); // ljmpl to what follows
    }

    private static void longMode(Assembler a) {
        a.movConstant(RAX, Selector.KERNEL_DATA);
        a.loadSegment(SegmentRegister.SS, RAX);
        a.loadSegment(SegmentRegister.DS, RAX);
        a.loadSegment(SegmentRegister.ES, RAX);
        a.mov(Width.W64, RSP, Memory.absolute(address(ProcessorStart.STACK_TOP)));
        a.mov(Width.W64, RDI, Memory.absolute(address(ProcessorStart.ARGUMENT)));
        a.mov(Width.W64, RAX, Memory.absolute(address(ProcessorStart.ENTRY)));
        a.call(RAX);
        a.trap(TrapCause.UNREACHABLE);
    }

    private static int address(int offset) {
        return (int) AddressMap.PROCESSOR_START + offset;
    }

    private static int low(int offset) {
        return address(offset) & 0xFF;
    }

    private static int high(int offset) {
        return address(offset) >> 8;
    }

    private static void put(byte[] to, int at, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            to[at + i] = (byte) (value >>> 8 * i);
        }
    }
}
