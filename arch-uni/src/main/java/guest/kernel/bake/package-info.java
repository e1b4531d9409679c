/// The idea of this kernel: one program and what it reaches become one image.
///
/// The compiler links what can be reached from the program's code and nothing else. So a service must be reachable from the operation that
/// needs it, and from nowhere else: each is made where it is first used.
package guest.kernel.bake;
