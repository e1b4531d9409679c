package guest.platform;

/// What a boot loader leaves in physical memory, in one protocol's layout.
sealed interface BootRecord permits PvhRecord, MultibootRecord {
    /// Whether what lies there can be such a record.
    boolean isValid();

    /// Number of memory ranges.
    int ranges();

    /// First physical address of range `index`.
    long rangeStart(int index);

    long rangeBytes(int index);

    boolean isRam(int index);

    /// Linear address of the kernel's own command line, which ends with a NUL; 0 if there is none.
    long commandLine();
}
