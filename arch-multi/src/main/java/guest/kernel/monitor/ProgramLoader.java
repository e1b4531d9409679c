package guest.kernel.monitor;

import guest.kernel.call.KernelCall;
import guest.lib.Arguments;
import guest.lib.elf.ElfFile;
import guest.lib.elf.ElfSegment;
import guest.lib.elf.InitialStack;
import guest.platform.MemoryRegion;
import shared.abi.Errno;
import shared.map.AddressMap;

/// Fills a new domain with a program: its segments, zeroed where the file has no bytes, and a stack with its arguments.
final class ProgramLoader {
    private static final int STACK_PAGES = 16;
    private static final long STACK_BYTES = (long) STACK_PAGES * AddressMap.PAGE;
    private static final long STACK_BOTTOM = AddressMap.PROGRAM_STACK_TOP - STACK_BYTES;
    /// Largest start of the stack that arguments may take, so that the program has most of it.
    private static final int MOST_ARGUMENT_BYTES = 2 * AddressMap.PAGE;

    private final Construction kernel;
    private long entry;
    private long stackPointer;

    ProgramLoader(Construction kernel) {
        this.kernel = kernel;
    }

    /// Loads the executable in `file` into `domain`: 0 or a negated errno.
    int load(MemoryRegion file, Arguments arguments, int domain) {
        ElfFile elf = new ElfFile(file, STACK_BOTTOM);
        int failure = elf.check();
        InitialStack stack = new InitialStack(arguments, AddressMap.PROGRAM_STACK_TOP);
        if (failure == 0 && stack.bytes().length > MOST_ARGUMENT_BYTES) {
            failure = -Errno.E2BIG;
        }
        for (int i = 0; i < elf.segments() && failure == 0; i++) {
            failure = loadSegment(elf.segment(i), file, domain);
        }
        if (failure == 0) {
            failure = kernel.provide(domain, STACK_BOTTOM, STACK_BYTES, KernelCall.WRITABLE);
        }
        if (failure == 0) {
            failure = kernel.fill(domain, stack.stackPointer(), stack.bytes());
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

    private int loadSegment(ElfSegment segment, MemoryRegion file, int domain) {
        long bytes = segment.bytes() + AddressMap.PAGE - 1 & -AddressMap.PAGE;
        int use = (segment.isWritable() ? KernelCall.WRITABLE : 0) | (segment.isExecutable() ? KernelCall.EXECUTABLE : 0);
        int failure = kernel.provide(domain, segment.start(), bytes, use);
        return failure != 0 ? failure
                : kernel.fill(domain, segment.start(), file.address(segment.fileOffset()), segment.fileBytes());
    }
}
