/// The kernel calls: two for messages, a few for waiting, the rest for building systems out of capabilities.
package guest.kernel.call;
