/// From the first Java instruction of each core to its first dispatcher. Core 0 decides who gets what; afterwards nothing that one core
/// may write is mapped on the other, channels excepted.
package guest.kernel.boot;
