/// Capabilities: what a domain may do is what stands in its table.
package guest.kernel.cap;
