package ringside.gui.narration;

import java.util.Map;

/// Names of the processor's exceptions. Source: Intel SDM vol. 3A §6.3.1, table 6-1.
final class Vectors {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0, "divide error"), Map.entry(1, "debug exception"), Map.entry(2, "non-maskable interrupt"),
            Map.entry(3, "breakpoint"), Map.entry(4, "overflow"), Map.entry(5, "bound range exceeded"),
            Map.entry(6, "invalid opcode"), Map.entry(7, "device not available"), Map.entry(8, "double fault"),
            Map.entry(10, "invalid TSS"), Map.entry(11, "segment not present"), Map.entry(12, "stack fault"),
            Map.entry(13, "general protection fault"), Map.entry(14, "page fault"), Map.entry(16, "x87 error"),
            Map.entry(17, "alignment check"), Map.entry(18, "machine check"), Map.entry(19, "SIMD error"));

    private Vectors() {}

    static String name(int vector) {
        return NAMES.getOrDefault(vector, "exception " + vector);
    }
}
