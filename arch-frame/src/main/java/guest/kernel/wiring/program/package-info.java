/// The programs' end of this kernel: where they begin, and how they call it. Linked into every executable.
package guest.kernel.wiring.program;
