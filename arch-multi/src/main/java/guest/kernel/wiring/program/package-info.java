/// The programs' end of this system: where they begin, how they call services of their core, and how they reach files on the other.
/// Linked into every executable.
package guest.kernel.wiring.program;
