package ringside.machine.time;

import java.util.Map;

/// Prices in model cycles. Loaded from JSON, where each number has unit, source and reason.
///
/// @param sha256 hash of the JSON text, printed beside every modelled figure
/// @param mhz    model cycles per microsecond; device time and the time-stamp counter follow
/// @param prices price of each [Item]
public record CostTable(String name, String sha256, int mhz, Map<CostTable.Item, Integer> prices) {

    /// What can be priced.
    public enum Item {
        INSTRUCTION, MULTIPLY, DIVIDE, MEMORY, CALL, RETURN, LOCKED, STRING_PER_8_BYTES,
        SYSCALL, SYSRET, INTERRUPT_ENTRY, EXCEPTION_ENTRY, IRET, SWAPGS,
        CR3_WRITE, INVLPG, TLB_MISS, MSR, PORT, DEVICE_MEMORY, LINE_TRANSFER, CPUID, HALT
    }

    public int price(Item item) {
        return prices.get(item);
    }
}
