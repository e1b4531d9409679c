package guest.process;

import guest.lib.Arguments;
import guest.lib.PathName;
import guest.lib.elf.ElfFile;
import guest.lib.elf.ElfSegment;
import guest.lib.elf.InitialStack;
import guest.platform.ArrayAddress;
import guest.platform.ProgramSpace;
import guest.platform.ProgramSpaces;
import guest.port.Region;
import shared.abi.Errno;
import shared.map.AddressMap;

/// Makes the address space of a program: its segments, zeroed where the file has no bytes, and a stack with its arguments.
///
/// [#load] leaves the result in this object; one program is loaded at a time.
public final class ProgramLoader {
    /// Segments end here at the latest: a guard page below the largest stack.
    private static final long HIGHEST = AddressMap.PROGRAM_STACK_TOP - ElfFile.MOST_STACK_BYTES - AddressMap.PAGE;

    private final ProgramSpaces spaces;
    private ProgramSpace space;

    public ProgramLoader(ProgramSpaces spaces) {
        this.spaces = spaces;
    }

    /// Loads the executable in `file`. 0, or -ENOEXEC, -E2BIG, -ENOMEM with nothing left behind.
    public int load(Region file, Arguments arguments) {
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
        space = spaces.create();
        if (space == null) {
            return -Errno.ENOMEM;
        }
        if (!mapSegments(elf, file) || !mapStack(stack, elf.stackBytes())) {
            spaces.discard(space);
            return -Errno.ENOMEM;
        }
        space.beginAt(elf.entry(), stack.stackPointer());
        byte[] path = arguments.word(0);
        int nameStart = PathName.lastPart(path);
        Probes.addressSpace(space.root(), ArrayAddress.of(path) + nameStart, path.length - nameStart);
        return 0;
    }

    /// The address space loaded last.
    public ProgramSpace space() {
        return space;
    }

    private boolean mapSegments(ElfFile elf, Region file) {
        for (int i = 0; i < elf.segments(); i++) {
            ElfSegment segment = elf.segment(i);
            int use = (segment.isWritable() ? ProgramSpace.WRITE : 0) | (segment.isExecutable() ? ProgramSpace.EXECUTE : 0);
            for (long at = 0; at < segment.bytes(); at += AddressMap.PAGE) {
                if (!space.map(segment.start() + at, use)) {
                    return false;
                }
                space.fill(segment.start() + at, file, segment.fileOffset() + at, segment.fileBytes() - at);
            }
        }
        return true;
    }

    private boolean mapStack(InitialStack stack, long stackBytes) {
        for (long page = AddressMap.PROGRAM_STACK_TOP - stackBytes; page < AddressMap.PROGRAM_STACK_TOP; page += AddressMap.PAGE) {
            if (!space.map(page, ProgramSpace.WRITE)) {
                return false;
            }
        }
        byte[] bytes = stack.bytes();
        for (int i = 0; i < bytes.length; i++) {
            space.store(stack.stackPointer() + i, bytes[i]);
        }
        return true;
    }
}
