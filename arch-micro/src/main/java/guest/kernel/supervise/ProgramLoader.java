package guest.kernel.supervise;

import guest.kernel.cap.Capability;
import guest.lib.Arguments;
import guest.lib.elf.ElfFile;
import guest.lib.elf.ElfSegment;
import guest.lib.elf.InitialStack;
import guest.platform.MemoryRegion;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.RawAllowed.Category;
import shared.abi.Errno;
import shared.map.AddressMap;

/// Fills a new domain with a program: its segments, zeroed where the file has no bytes, and a stack with its arguments.
///
/// Memory is filled through a window of the supervisor before the program's domain gets it.
@RawAllowed(category = Category.USER_MEMORY, reason = "fills the memory of a program that is not running yet")
final class ProgramLoader {
    private static final int STACK_PAGES = 16;
    private static final long STACK_BYTES = (long) STACK_PAGES * AddressMap.PAGE;
    private static final long STACK_BOTTOM = AddressMap.PROGRAM_STACK_TOP - STACK_BYTES;
    /// Largest start of the stack that arguments may take, so that the program has most of it.
    private static final int MOST_ARGUMENT_BYTES = 2 * AddressMap.PAGE;

    private final FreshMemory memory;
    private long entry;
    private long stackPointer;

    ProgramLoader(FreshMemory memory) {
        this.memory = memory;
    }

    /// Loads the executable in `file` into the domain in slot `domain`, with memory of `process`: 0 or a negated errno.
    int load(MemoryRegion file, Arguments arguments, int domain, int process) {
        ElfFile elf = new ElfFile(file, STACK_BOTTOM);
        int failure = elf.check();
        InitialStack stack = new InitialStack(arguments, AddressMap.PROGRAM_STACK_TOP);
        if (failure == 0 && stack.bytes().length > MOST_ARGUMENT_BYTES) {
            failure = -Errno.E2BIG;
        }
        for (int i = 0; i < elf.segments() && failure == 0; i++) {
            failure = loadSegment(elf.segment(i), file, domain, process);
        }
        if (failure == 0) {
            failure = loadStack(stack, domain, process);
        }
        entry = elf.entry();
        stackPointer = stack.stackPointer();
        return failure;
    }

    /// Address of the program's first instruction.
    long entry() {
        return entry;
    }

    /// RSP of the program's first instruction.
    long stackPointer() {
        return stackPointer;
    }

    private int loadSegment(ElfSegment segment, MemoryRegion file, int domain, int process) {
        long bytes = segment.bytes() + AddressMap.PAGE - 1 & -AddressMap.PAGE;
        int failure = memory.open(bytes, process);
        if (failure != 0) {
            return failure;
        }
        Memory.copy(FreshMemory.WINDOW, file.address(segment.fileOffset()), segment.fileBytes());
        int rights = Capability.READ | (segment.isWritable() ? Capability.WRITE : 0) | (segment.isExecutable() ? Capability.EXECUTE : 0);
        return memory.hand(domain, segment.start(), rights);
    }

    private int loadStack(InitialStack stack, int domain, int process) {
        int failure = memory.open(STACK_BYTES, process);
        if (failure != 0) {
            return failure;
        }
        byte[] bytes = stack.bytes();
        Memory.copy(FreshMemory.WINDOW + STACK_BYTES - bytes.length, Memory.addressOfElements(bytes), bytes.length);
        return memory.hand(domain, STACK_BOTTOM, Capability.READ | Capability.WRITE);
    }
}
