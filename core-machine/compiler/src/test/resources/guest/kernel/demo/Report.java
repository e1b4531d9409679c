package guest.kernel.demo;

import guest.lang.Image;
import guest.lang.Recursive;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.Port;
import guest.raw.RawAllowed;
import shared.layout.FunctionTable;
import shared.layout.ImageTable;
import shared.layout.TrapFrame;
import shared.map.IoPort;

/// Prints why the processor trapped and who called whom, from the image's own tables.
@RawAllowed(category = RawAllowed.Category.RUNTIME, reason = "reads the interrupted stack and the image's tables")
final class Report {
    private static final int INVALID_OPCODE = 6;
    private static final int PAGE_FAULT = 14;

    private Report() {}

    static void print(long frame) {
        long rip = Memory.load64(frame + TrapFrame.RIP);
        int vector = (int) Memory.load64(frame + TrapFrame.VECTOR);
        if (vector == INVALID_OPCODE) line("cause ", Memory.load8(rip + 2));
        else line("vector ", vector);
        if (vector == PAGE_FAULT) line("address ", Control.cr2());
        walk(rip, Memory.load64(frame + TrapFrame.RSP));
    }

    private static void walk(long interrupted, long stack) {
        long rip = interrupted;
        long at = stack;
        for (int depth = 0; depth < 10; depth++) {
            long function = find(Image.word(ImageTable.FUNCTION_TABLE), Image.word(ImageTable.FUNCTION_COUNT), FunctionTable.ENTRY_BYTES, rip);
            if (function == 0 || rip >= Memory.load64(function) + Memory.load32(function + FunctionTable.LENGTH)) return;
            long source = find(Image.word(ImageTable.LINE_TABLE), Image.word(ImageTable.LINE_COUNT), FunctionTable.LINE_BYTES, rip);
            text("at ");
            name(Memory.load32(source + FunctionTable.LINE_NAME));
            line(":", Memory.load32(source + FunctionTable.LINE_NUMBER));
            at += Memory.load32(function + FunctionTable.FRAME);
            rip = Memory.load64(at) - 1;
            at += 8;
        }
    }

    /// The last record of a sorted table that starts at or before an address.
    private static long find(long table, long count, int bytes, long address) {
        long low = 0;
        long high = count;
        while (low < high) {
            long middle = low + high >>> 1;
            if (Long.compareUnsigned(Memory.load64(table + middle * bytes), address) <= 0) low = middle + 1;
            else high = middle;
        }
        return low == 0 ? 0 : table + (low - 1) * bytes;
    }

    private static void name(int offset) {
        long at = Image.word(ImageTable.NAME_TABLE) + offset;
        for (int letter = Memory.load8(at); letter != 0; letter = Memory.load8(++at)) Port.out8(IoPort.COM1, letter);
    }

    static void text(String text) {
        for (int i = 0; i < text.length(); i++) Port.out8(IoPort.COM1, text.charAt(i));
    }

    static void line(String label, long value) {
        text(label);
        decimal(value);
        text("\n");
    }

    @Recursive(20)
    private static void decimal(long value) {
        if (value >= 10) decimal(value / 10);
        Port.out8(IoPort.COM1, '0' + (int) (value % 10));
    }
}
