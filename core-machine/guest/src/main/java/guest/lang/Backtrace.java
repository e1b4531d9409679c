package guest.lang;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import guest.raw.Trusting;
import shared.layout.FunctionTable;
import shared.layout.ImageTable;

/// Prints where a stack of compiled Java came from, one `package.Class.method:line` for each frame.
///
/// Reads the run-time tables of the image and the stack itself; stops at the first address that belongs to no compiled
/// method, at the end of the stack, or after [#LIMIT] frames.
@RawAllowed(category = RawAllowed.Category.RUNTIME, reason = "walks a stack and the run-time tables by address")
public final class Backtrace {
    private static final int LIMIT = 32;

    private Backtrace() {}

    /// Prints the frames from `instruction` outwards. `stackPointer` is RSP at that instruction; the stack ends at
    /// `stackTop` (exclusive).
    @Trusting("the stack is mapped up to stackTop")
    public static void print(Text text, long instruction, long stackPointer, long stackTop) {
        long address = instruction;
        long stack = stackPointer;
        for (int depth = 0; depth < LIMIT; depth++) {
            long function = functionAt(address);
            if (function == 0) {
                return;
            }
            long line = lineAt(address);
            printFrame(text, function, line);
            long frame = Memory.load32(function + FunctionTable.FRAME) & 0xFFFF_FFFFL;
            long returnAt = isEntrySequence(line) ? firstCodeAddress(stack, frame) : stack + frame;
            if (Long.compareUnsigned(returnAt, stack) < 0 || Long.compareUnsigned(returnAt, stackTop - 8) > 0) {
                return;
            }
            // The call stands before the return address, perhaps as the last instruction of its line.
            address = Memory.load64(returnAt) - 1;
            stack = returnAt + 8;
        }
        text.string("  (more frames)").line();
    }

    /// True where a method still makes its frame: these instructions belong to no line.
    private static boolean isEntrySequence(long line) {
        return line != 0 && Memory.load32(line + FunctionTable.LINE_NUMBER) == 0;
    }

    /// While a method makes its frame, how much of it stands is not recorded, so the return address is searched for: the first
    /// word that points into code. What lies below it are the caller's registers, which hold no code addresses.
    private static long firstCodeAddress(long stack, long frame) {
        long at = stack;
        while (at < stack + frame && functionAt(Memory.load64(at)) == 0) {
            at += 8;
        }
        return at;
    }

    private static void printFrame(Text text, long function, long line) {
        text.string("  at ");
        int functionName = Memory.load32(function + FunctionTable.NAME);
        if (line == 0 || isEntrySequence(line)) {
            name(text, functionName);
        } else {
            int lineName = Memory.load32(line + FunctionTable.LINE_NAME);
            name(text, lineName);
            text.string(":").decimal(Memory.load32(line + FunctionTable.LINE_NUMBER));
            if (lineName != functionName) {
                text.string(" (inlined in ");
                name(text, functionName);
                text.string(")");
            }
        }
        text.line();
    }

    private static void name(Text text, int offset) {
        long at = Image.word(ImageTable.NAME_TABLE) + offset;
        // A name longer than this is damage in the table, not a name.
        for (int i = 0; i < 200; i++) {
            int value = Memory.load8(at + i);
            if (value == 0) {
                return;
            }
            text.character(value);
        }
    }

    /// Record of the function whose code holds `address`, or 0.
    private static long functionAt(long address) {
        long table = Image.word(ImageTable.FUNCTION_TABLE);
        long record = lastNotAbove(table, FunctionTable.ENTRY_BYTES, Image.word(ImageTable.FUNCTION_COUNT), address);
        if (record == 0) {
            return 0;
        }
        long start = Memory.load64(record + FunctionTable.START);
        long length = Memory.load32(record + FunctionTable.LENGTH) & 0xFFFF_FFFFL;
        return address - start < length ? record : 0;
    }

    private static long lineAt(long address) {
        return lastNotAbove(Image.word(ImageTable.LINE_TABLE), FunctionTable.LINE_BYTES, Image.word(ImageTable.LINE_COUNT), address);
    }

    /// Binary search in records whose first word is an ascending address.
    private static long lastNotAbove(long table, int recordBytes, long count, long address) {
        long low = 0;
        long high = count;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (Long.compareUnsigned(Memory.load64(table + middle * recordBytes), address) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : table + (low - 1) * recordBytes;
    }
}
