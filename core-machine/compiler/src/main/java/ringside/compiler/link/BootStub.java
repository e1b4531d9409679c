package ringside.compiler.link;

import static ringside.compiler.asm.Register.*;

import java.util.Map;
import ringside.compiler.asm.Assembler;
import ringside.compiler.asm.Label;
import ringside.compiler.asm.Memory;
import ringside.compiler.asm.SystemInstructions.ControlRegister;
import ringside.compiler.asm.SystemInstructions.Plain;
import ringside.compiler.asm.SystemInstructions.SegmentRegister;
import ringside.compiler.asm.Width;
import shared.layout.Selector;
import shared.layout.TrapCause;
import shared.map.AddressMap;

/// From the PVH entry (32-bit protected mode, paging off, EBX = start info) to the `BOOT` entry in ring 0 of domain 0.
///
/// Two parts, because the processor must change its page tables under the instruction that does it: [#low] runs at its
/// physical address and turns paging on with a transition root that maps the first 2 MiB of the image there as well; [#high]
/// runs in domain 0's window and loads the root the kernel starts with. No memory is written, no stack used until RSP is
/// loaded.
final class BootStub {
    static final String ROOT = "@boot.root";
    static final String TRANSITION_ROOT = "@boot.transitionRoot";
    static final String STACK_TOP = "@stack.top";

    /// EFER: system-call enable, long mode enable, no-execute enable (Intel SDM vol. 4, table 2-2, C000_0080H).
    private static final int EFER = 0xC000_0080;
    private static final int EFER_SCE_LME_NXE = 1 | 1 << 8 | 1 << 11;
    /// CR4: physical-address extension, global pages (Intel SDM vol. 3A §2.5).
    private static final int CR4_PAE_PGE = 1 << 5 | 1 << 7;
    /// CR0: paging, write protection, numeric error, extension type, monitor coprocessor, protection (ibid.).
    private static final int CR0_PG_WP_NE_ET_MP_PE = 1 << 31 | 1 << 16 | 1 << 5 | 1 << 4 | 1 << 1 | 1;

    /// Segment descriptors with the accessed bit set, so that loading a selector writes nothing: limit 4 GiB, base 0, code
    /// with L = 1 (Intel SDM vol. 3A §3.4.5, §5.2.1).
    private static final long[] GDT = {
        0,
        0x00AF_9B00_0000_FFFFL, // KERNEL_CODE
        0x00CF_9300_0000_FFFFL, // KERNEL_DATA
        0x00CF_F300_0000_FFFFL, // USER_DATA
        0x00AF_FB00_0000_FFFFL, // USER_CODE
    };

    private BootStub() {}

    /// Code at physical addresses, and the descriptor table, which lives on until the kernel loads its own.
    static Stub low() {
        Assembler a = new Assembler();
        Label gdt = new Label();
        Label operand32 = new Label();
        Label operand64 = new Label();
        Label longMode = new Label();
        a.plain(Plain.CLI);
        a.plain(Plain.CLD);
        loadAddress32(a, "@stub.boot.gdt32");
        a.lgdt(Memory.at(RAX));
        a.movConstant(RAX, CR4_PAE_PGE);
        a.loadControl(ControlRegister.CR4, RAX);
        loadAddress32(a, TRANSITION_ROOT);
        a.loadControl(ControlRegister.CR3, RAX);
        a.movConstant(RCX, EFER & 0xFFFF_FFFFL);
        a.movConstant(RDX, 0);
        a.movConstant(RAX, EFER_SCE_LME_NXE);
        a.plain(Plain.WRMSR);
        a.movConstant(RAX, CR0_PG_WP_NE_ET_MP_PE & 0xFFFF_FFFFL);
        a.loadControl(ControlRegister.CR0, RAX);
        a.bytes(0xEA); // far jump, offset then selector
        a.address32("@stub.boot.long", 0);
        a.bytes(Selector.KERNEL_CODE, 0);
        a.bind(longMode);
        a.movAddress(RAX, "@stub.boot.high", 0);
        a.jump(RAX);
        a.bind(operand32);
        limit(a);
        a.address32("@stub.boot.gdt", 0);
        a.bind(operand64);
        limit(a);
        a.address64("@stub.boot.gdt", AddressMap.DIRECT_MAP);
        a.bind(gdt);
        for (long descriptor : GDT) {
            for (int shift = 0; shift < 64; shift += 8) {
                a.bytes((int) (descriptor >>> shift));
            }
        }
        return Stub.of("boot", a, Stub.NO_CALLER,
                Map.of("boot.long", longMode, "boot.gdt32", operand32, "boot.gdt64", operand64, "boot.gdt", gdt));
    }

    static Stub high() {
        Assembler a = new Assembler();
        a.movAddress(RAX, ROOT, 0);
        a.loadControl(ControlRegister.CR3, RAX);
        a.bytes(0x48, 0xB8); // movabs RAX
        a.address64("@stub.boot.gdt64", AddressMap.DIRECT_MAP);
        a.lgdt(Memory.at(RAX));
        a.movConstant(RAX, Selector.KERNEL_DATA);
        a.loadSegment(SegmentRegister.SS, RAX);
        a.loadSegment(SegmentRegister.DS, RAX);
        a.loadSegment(SegmentRegister.ES, RAX);
        a.movConstant(RAX, 0);
        a.loadSegment(SegmentRegister.FS, RAX);
        a.loadSegment(SegmentRegister.GS, RAX);
        a.movAddress(RSP, STACK_TOP, 0);
        a.mov(Width.W32, RDI, RBX);
        a.call("@entry.BOOT");
        a.trap(TrapCause.UNREACHABLE);
        return Stub.of("boot.high", a, Stub.NO_CALLER);
    }

    /// `mov $symbol, %eax`: the same five bytes in 32-bit and 64-bit mode.
    private static void loadAddress32(Assembler a, String symbol) {
        a.bytes(0xB8);
        a.address32(symbol, 0);
    }

    private static void limit(Assembler a) {
        int limit = GDT.length * 8 - 1;
        a.bytes(limit, limit >> 8);
    }
}
