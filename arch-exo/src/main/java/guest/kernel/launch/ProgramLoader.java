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
/// Frames are filled through a window of the launcher, then shared with the program, mapped there, and released.
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
    /// What is open in the window.
    private long first;
    private long pages;

    /// Loads the executable in `file` into the environment: 0 or a negated errno.
    int load(MemoryRegion file, Arguments arguments, int environment) {
        ElfFile elf = new ElfFile(file, STACK_LIMIT);
        int failure = elf.check();
        InitialStack stack = new InitialStack(arguments, AddressMap.PROGRAM_STACK_TOP);
        if (failure == 0 && stack.bytes().length > MOST_ARGUMENT_BYTES) {
            failure = -Errno.E2BIG;
        }
        for (int i = 0; i < elf.segments() && failure == 0; i++) {
            if (elf.segment(i).fileBytes() > 0) {
                failure = loadSegment(elf.segment(i), file, environment);
            }
        }
        if (failure == 0) {
            failure = loadStack(stack.bytes(), environment);
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

    private int loadSegment(ElfSegment segment, MemoryRegion file, int environment) {
        int failure = open(segment.bytes());
        if (failure != 0) {
            return failure;
        }
        Memory.copy(WINDOW, file.address(segment.fileOffset()), segment.fileBytes());
        int rights = Right.READ | (segment.isWritable() ? Right.WRITE : 0);
        return hand(environment, segment.start(), rights, rights | (segment.isExecutable() ? Right.EXECUTE : 0));
    }

    private int loadStack(byte[] bytes, int environment) {
        int failure = open(bytes.length + FIRST_STEPS);
        if (failure != 0) {
            return failure;
        }
        long size = pages * AddressMap.PAGE;
        Memory.copy(WINDOW + size - bytes.length, Memory.addressOfElements(bytes), bytes.length);
        return hand(environment, AddressMap.PROGRAM_STACK_TOP - size, Right.READ | Right.WRITE, Right.READ | Right.WRITE);
    }

    /// Puts fresh, cleared frames for `bytes` into the window.
    private int open(long bytes) {
        pages = (bytes + AddressMap.PAGE - 1) / AddressMap.PAGE;
        first = Kernel.allocate(FrameTable.ANY, pages);
        return first < 0 ? (int) first : Kernel.map(KernelCall.SELF, WINDOW, first, pages, Right.READ | Right.WRITE);
    }

    /// Hands what is in the window to the program: the binding, its first use, and the launcher's own part in it.
    private int hand(int environment, long virtual, int binding, int mapping) {
        int failure = Kernel.share(first, pages, environment, binding);
        if (failure == 0) {
            failure = Kernel.map(environment, virtual, first, pages, mapping);
        }
        Kernel.release(first, pages);
        return failure;
    }
}
