package shared.map;

/// The virtual and physical map of every image.
///
/// ```text
/// 0000_0000_0040_0000  programs: ELF executables, heap and stack of ring 3
/// 0000_7FFF_FFFF_F000  end of program addresses (the last canonical page stays unmapped)
/// FFFF_8000_0000_0000  DIRECT_MAP: physical memory and device registers, 4 GiB, ring 0 only
/// FFFF_FFFF_8000_0000  COMPONENTS: one pair of windows (code, data) for each component of the image
/// ```
///
/// A component window is 2 MiB, so one page-directory entry is the permission of a component.
public final class AddressMap {
    /// Page size in bytes (Intel SDM vol. 3A §4.5).
    public static final int PAGE = 4096;

    /// First virtual address of a program executable.
    public static final long PROGRAM_BASE = 0x40_0000L;
    /// First virtual address beyond the programs' half, less the guard page.
    public static final long PROGRAM_END = 0x7FFF_FFFF_F000L;
    /// Initial top of a program's stack (grows down).
    public static final long PROGRAM_STACK_TOP = 0x7FFF_F000_0000L;

    /// Physical address `p` is readable and writable at `DIRECT_MAP + p` in ring 0, for p below [#DIRECT_MAP_BYTES].
    public static final long DIRECT_MAP = 0xFFFF_8000_0000_0000L;
    public static final long DIRECT_MAP_BYTES = 0x1_0000_0000L;

    /// Base of the component windows.
    public static final long COMPONENTS = 0xFFFF_FFFF_8000_0000L;
    /// Size of one window in bytes. Component i has code at `COMPONENTS + 2i*WINDOW` and data one window above.
    public static final long WINDOW = 0x20_0000L;

    /// Physical load address of an image's first segment; the rest follows without gaps but page alignment.
    public static final long IMAGE_PHYSICAL = 0x20_0000L;

    /// Physical address, below 1 MiB, at which a further core starts in real mode ([shared.layout.ProcessorStart]).
    public static final long PROCESSOR_START = 0x8000L;
    /// Physical addresses of the interrupt controllers' registers (Intel SDM vol. 3A §10.4.1; 82093AA §3.0).
    public static final long LAPIC = 0xFEE0_0000L;
    public static final long IOAPIC = 0xFEC0_0000L;

    private AddressMap() {}
}
