/// Calls between domains on different cores, in memory that both map: rings of cache lines, polled first, slept over later. A
/// library: each domain has its own copy of the code, and the only memory that two of them have in common is the channel.
package guest.kernel.urpc;
