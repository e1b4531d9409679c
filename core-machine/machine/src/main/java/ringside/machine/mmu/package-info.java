/// Linear memory: page tables, the modelled translation buffer, the soft one that serves speed, devices in memory.
///
/// [ringside.machine.mmu.Mmu] is what instructions see. The soft buffer holds only translations the modelled one holds.
package ringside.machine.mmu;
