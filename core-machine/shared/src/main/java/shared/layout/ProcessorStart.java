package shared.layout;

/// The stub that takes a further core from real mode to the `PROCESSOR` entry of its domain. It is copied to
/// [shared.map.AddressMap#PROCESSOR_START] and finds there, behind its code, what it needs to know. Offsets in bytes.
///
/// The page tables must map the page of the stub at its physical address, executable, until the entry is reached.
public final class ProcessorStart {
    /// Physical address of the page tables, below 4 GiB.
    public static final int ROOT = 0xC0;
    /// Virtual top of the stack.
    public static final int STACK_TOP = 0xC8;
    /// Virtual address of the entry.
    public static final int ENTRY = 0xD0;
    /// What the entry is given.
    public static final int ARGUMENT = 0xD8;
    public static final int BYTES = 0xE0;

    private ProcessorStart() {}
}
