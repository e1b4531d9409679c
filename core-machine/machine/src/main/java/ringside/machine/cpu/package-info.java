/// The state of a core and its rules: registers, flags, segments, control and model-specific registers, entry to and return from handlers.
///
/// [ringside.machine.cpu.Cpu] is the state; the other classes each own one chapter of the manual. Knows no instructions.
package ringside.machine.cpu;
