/// The programs' end of this kernel: where they begin, and the operating system that each brings along. Linked into every executable.
package guest.kernel.wiring.program;
