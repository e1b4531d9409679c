/// Processes out of domains: loading, numbering, ending, and what to do about failures. Ring 3, with the first capabilities.
package guest.kernel.supervise;
