package ringside.machine;

import java.util.List;

/// The registers of a core between two instructions.
///
/// @param registers RAX RCX RDX RBX RSP RBP RSI RDI R8 to R15
/// @param flags     RFLAGS
/// @param ring      current privilege level
/// @param halted    waiting for an interrupt
public record CoreState(List<Long> registers, long rip, long flags, int ring, long cr0, long cr2, long cr3, long cr4, boolean halted) {}
