package guest.platform;

import guest.raw.Code;
import guest.raw.Control;
import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.layout.ProcessorStart;
import shared.map.AddressMap;

/// How many cores the machine has, and how a further one is brought to its first Java code.
///
/// Sources: Intel SDM vol. 2A, CPUID leaf 1 (EBX 23:16); vol. 3A §8.4.4.1 (INIT and start-up IPI).
@RawAllowed(category = RawAllowed.Category.BOOT, reason = "copies the start stub below 1 MiB and asks the processor for its number of cores")
public final class CoreStart {
    private static final int FEATURES = 1;
    private static final int LOGICAL_PROCESSORS_SHIFT = 48;
    private static final int LOGICAL_PROCESSORS = 0xFF;
    private static final long STUB = AddressMap.DIRECT_MAP + AddressMap.PROCESSOR_START;

    private final LocalApic apic;

    public CoreStart(LocalApic apic) {
        this.apic = apic;
    }

    /// Cores of the machine, the running one counted.
    public static int cores() {
        return Math.max(1, (int) (Control.cpuidLow(FEATURES, 0) >>> LOGICAL_PROCESSORS_SHIFT) & LOGICAL_PROCESSORS);
    }

    /// Starts `core` with the page tables at physical address `root`, which must map [AddressMap#PROCESSOR_START] to itself, and with
    /// `entry` called with `argument` on the stack below `stackTop`.
    public void start(int core, long root, long stackTop, long entry, long argument) {
        Memory.copy(STUB, Code.stub("processorStart"), ProcessorStart.BYTES);
        Memory.store64(STUB + ProcessorStart.ROOT, root);
        Memory.store64(STUB + ProcessorStart.STACK_TOP, stackTop);
        Memory.store64(STUB + ProcessorStart.ENTRY, entry);
        Memory.store64(STUB + ProcessorStart.ARGUMENT, argument);
        apic.sendInit(core);
        apic.sendStartUp(core, AddressMap.PROCESSOR_START);
    }
}
