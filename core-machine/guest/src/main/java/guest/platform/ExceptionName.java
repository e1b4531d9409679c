package guest.platform;

import shared.layout.Vector;

/// What the processor's exceptions are called in a report.
public final class ExceptionName {
    private ExceptionName() {}

    public static String of(int vector) {
        switch (vector) {
            case Vector.DIVIDE_ERROR: return "divide error";
            case Vector.DEBUG: return "debug exception";
            case Vector.NON_MASKABLE: return "non-maskable interrupt";
            case Vector.BREAKPOINT: return "breakpoint";
            case Vector.INVALID_OPCODE: return "invalid opcode";
            case Vector.DOUBLE_FAULT: return "double fault";
            case Vector.STACK_FAULT: return "stack fault";
            case Vector.GENERAL_PROTECTION: return "general protection fault";
            case Vector.PAGE_FAULT: return "page fault";
            case Vector.ALIGNMENT_CHECK: return "alignment check";
            default: return vector < Vector.FIRST_INTERRUPT ? "exception" : "unexpected interrupt";
        }
    }
}
