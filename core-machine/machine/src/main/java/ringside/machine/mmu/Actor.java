package ringside.machine.mmu;

/// Who makes an access to memory. Intel SDM vol. 3A §4.6.
enum Actor {
    /// Code in ring 3.
    USER,
    /// Code in another ring, and in any ring the processor itself when it reads its tables.
    SUPERVISOR,
    /// Code in another ring with EFLAGS.AC set, which opens the user's pages to it where SMAP closes them.
    TRUSTING_SUPERVISOR
}
