/// Messages between protection domains as a kernel passes them on: which register holds what, and how the bytes of a buffer cross.
/// When a message passes, and whom it finds, is the kernel's own business.
package guest.message;
