package guest.kernel.launch;

import guest.kernel.binding.FrameTable;
import guest.kernel.binding.Right;
import guest.kernel.call.KernelCall;
import guest.kernel.libos.Kernel;
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

/// Fills a new environment with a program: its segments as far as the file has bytes for them, and the top of a stack with its
/// arguments. What has no bytes comes into being by the program's own page faults.
///
/// The frames of a program are filled through a window of the launcher; piece by piece they are shared with the program and mapped there,
/// and at last the launcher releases its own part in them.
@RawAllowed(category = Category.USER_MEMORY, reason = "fills the memory of a program that is not running yet")
final class ProgramLoader {
    private static final long WINDOW = 0x3_0000_0000L;
    private static final long STACK_LIMIT = AddressMap.PROGRAM_STACK_TOP - ElfFile.MOST_STACK_BYTES;
    /// Largest start of the stack that arguments may take.
    private static final int MOST_ARGUMENT_BYTES = 2 * AddressMap.PAGE;
    /// Room that the program needs below its arguments before it can handle its faults.
    private static final int FIRST_STEPS = AddressMap.PAGE;

    private long entry;
    private long stackPointer;
    /// The frames of the program that is being loaded, and how many of them are handed over.
    private long first;
    private long handed;

    /// Loads the executable in `file` into the environment: 0 or a negated errno.
    int load(MemoryRegion file, Arguments arguments, int environment) {
        ElfFile elf = new ElfFile(file, STACK_LIMIT);
        int failure = elf.check();
        if (failure != 0) {
            return failure;
        }
        InitialStack stack = new InitialStack(arguments, AddressMap.PROGRAM_STACK_TOP);
        if (stack.bytes().length > MOST_ARGUMENT_BYTES) {
            return -Errno.E2BIG;
        }
        entry = elf.entry();
        stackPointer = stack.stackPointer();
        long count = pages(stack.bytes().length + FIRST_STEPS);
        for (int i = 0; i < elf.segments(); i++) {
            count += filePages(elf.segment(i));
        }
        first = Kernel.allocate(FrameTable.ANY, count);
        if (first < 0) {
            return (int) first;
        }
        failure = Kernel.map(KernelCall.SELF, WINDOW, first, count, Right.READ | Right.WRITE);
        if (failure == 0) {
            failure = fill(elf, file, stack.bytes(), environment);
        }
        Kernel.release(first, count);
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

    private int fill(ElfFile elf, MemoryRegion file, byte[] stack, int environment) {
        handed = 0;
        int failure = 0;
        for (int i = 0; i < elf.segments() && failure == 0; i++) {
            ElfSegment segment = elf.segment(i);
            if (segment.fileBytes() == 0) {
                continue;
            }
            Memory.copy(window(), file.address(segment.fileOffset()), segment.fileBytes());
            int binding = Right.READ | (segment.isWritable() ? Right.WRITE : 0);
            int mapping = binding | (segment.isExecutable() ? Right.EXECUTE : 0);
            failure = hand(environment, segment.start(), filePages(segment), binding, mapping);
        }
        long stackPages = pages(stack.length + FIRST_STEPS);
        long stackBytes = stackPages * AddressMap.PAGE;
        if (failure == 0) {
            Memory.copy(window() + stackBytes - stack.length, Memory.addressOfElements(stack), stack.length);
            failure = hand(environment, AddressMap.PROGRAM_STACK_TOP - stackBytes, stackPages, Right.READ | Right.WRITE, Right.READ | Right.WRITE);
        }
        return failure;
    }

    /// Where the next piece is filled.
    private long window() {
        return WINDOW + handed * AddressMap.PAGE;
    }

    /// Hands the next piece to the program: the binding and its first use.
    private int hand(int environment, long virtual, long count, int binding, int mapping) {
        long frame = first + handed;
        handed += count;
        int failure = Kernel.share(frame, count, environment, binding);
        return failure == 0 ? Kernel.map(environment, virtual, frame, count, mapping) : failure;
    }

    /// Pages of a segment that cannot be left to the program; none where the file has no bytes for it.
    private static long filePages(ElfSegment segment) {
        return segment.fileBytes() == 0 ? 0 : pages(segment.bytes());
    }

    private static long pages(long bytes) {
        return (bytes + AddressMap.PAGE - 1) / AddressMap.PAGE;
    }
}
