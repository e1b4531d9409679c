/// The frame: the one room that may touch the machine. Boot, traps, page tables, the switch of threads, ports and programs' memory are in
/// here or in [guest.platform], which belongs to the same component.
///
/// What it offers to the rest of the kernel is safe whatever the rest does. What is not ([guest.raw.Trusting]) the compiler refuses
/// to checked code.
package guest.kernel.frame;
