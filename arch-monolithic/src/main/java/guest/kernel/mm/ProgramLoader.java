package guest.kernel.mm;

import guest.lib.Arguments;
import guest.lib.PathName;
import guest.lib.elf.ElfFile;
import guest.lib.elf.ElfSegment;
import guest.lib.elf.InitialStack;
import guest.platform.FrameAllocator;
import guest.platform.MemoryRegion;
import guest.platform.PageTables;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.abi.Errno;
import shared.map.AddressMap;

/// Makes the address space of a program: its segments, zeroed where the file has no bytes, and a stack with its arguments.
///
/// [#load] leaves the results in this object; one program is loaded at a time.
@RawAllowed(category = RawAllowed.Category.PAGE_TABLES, reason = "fills the frames of a program that is not running yet")
public final class ProgramLoader {

    /// Segments end here at the latest: a guard page below the largest stack.
    private static final long HIGHEST = AddressMap.PROGRAM_STACK_TOP - ElfFile.MOST_STACK_BYTES - AddressMap.PAGE;

    private final FrameAllocator frames;
    private final long kernelRoot;
    private PageTables space;
    private long entry;
    private long stackPointer;

    /// New address spaces share the kernel half of the tree at `kernelRoot`.
    public ProgramLoader(FrameAllocator frames, long kernelRoot) {
        this.frames = frames;
        this.kernelRoot = kernelRoot;
    }

    /// Loads the executable in `file`. 0, or -ENOEXEC, -E2BIG, -ENOMEM with nothing left behind.
    public int load(MemoryRegion file, Arguments arguments) {
        ElfFile elf = new ElfFile(file, HIGHEST);
        int fault = elf.check();
        if (fault != 0) {
            return fault;
        }
        InitialStack stack = new InitialStack(arguments, AddressMap.PROGRAM_STACK_TOP);
        // Arguments may take a quarter of the stack.
        if (stack.bytes().length > elf.stackBytes() / 4) {
            return -Errno.E2BIG;
        }
        long root = PageTables.newRoot(frames, kernelRoot);
        if (root == FrameAllocator.NONE) {
            return -Errno.ENOMEM;
        }
        space = new PageTables(frames, root);
        entry = elf.entry();
        stackPointer = stack.stackPointer();
        if (!mapSegments(elf, file) || !mapStack(stack, elf.stackBytes())) {
            space.release();
            return -Errno.ENOMEM;
        }
        byte[] path = arguments.word(0);
        int nameStart = PathName.lastPart(path);
        Probes.addressSpace(root, Memory.addressOfElements(path) + nameStart, path.length - nameStart);
        return 0;
    }

    public PageTables space() {
        return space;
    }

    /// Address of the program's first instruction.
    public long entry() {
        return entry;
    }

    /// RSP of the program's first instruction.
    public long stackPointer() {
        return stackPointer;
    }

    private boolean mapSegments(ElfFile elf, MemoryRegion file) {
        for (int i = 0; i < elf.segments(); i++) {
            ElfSegment segment = elf.segment(i);
            long flags = (segment.isWritable() ? PageTables.WRITE : 0) | (segment.isExecutable() ? 0 : PageTables.NO_EXECUTE);
            for (long at = 0; at < segment.bytes(); at += AddressMap.PAGE) {
                long frame = mapFresh(segment.start() + at, flags);
                if (frame == FrameAllocator.NONE) {
                    return false;
                }
                long inFile = Math.min(segment.fileBytes() - at, AddressMap.PAGE);
                if (inFile > 0) {
                    Memory.copy(AddressMap.DIRECT_MAP + frame, file.address(segment.fileOffset() + at), inFile);
                }
            }
        }
        return true;
    }

    private boolean mapStack(InitialStack stack, long stackBytes) {
        for (long page = AddressMap.PROGRAM_STACK_TOP - stackBytes; page < AddressMap.PROGRAM_STACK_TOP; page += AddressMap.PAGE) {
            if (mapFresh(page, PageTables.WRITE | PageTables.NO_EXECUTE) == FrameAllocator.NONE) {
                return false;
            }
        }
        byte[] bytes = stack.bytes();
        for (int i = 0; i < bytes.length; i++) {
            Memory.store8(AddressMap.DIRECT_MAP + space.translate(stackPointer + i), bytes[i]);
        }
        return true;
    }

    private long mapFresh(long virtual, long flags) {
        long frame = frames.allocate();
        if (frame != FrameAllocator.NONE && !space.map(virtual, frame, flags | PageTables.USER | PageTables.OWNED)) {
            frames.free(frame);
            return FrameAllocator.NONE;
        }
        return frame;
    }
}
