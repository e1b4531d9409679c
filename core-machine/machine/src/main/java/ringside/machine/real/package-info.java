/// Binary floating point in software, exact to the bit and to the flag: single, double and extended precision. IEEE 754-2008, and Intel
/// SDM vol. 1 chapters 4 and 8 where that leaves a choice. Knows no processor.
package ringside.machine.real;
