/// Routines whose machine code is compared with what `gcc` makes of the same algorithm over the same data.
///
/// Each has a twin in C, beside `ringside bench compiler`. What differs between the two is the compiler alone: whoever changes one changes
/// the other.
package guest.bench;
