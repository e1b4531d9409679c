/// Messages between domains: synchronous, unbuffered, in registers; with a short way for the case that the receiver already waits.
package guest.kernel.ipc;
