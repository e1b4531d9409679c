/// The calls of a CPU driver: two for calls between domains, two for doorbells, a few for waiting, the rest for the monitor.
package guest.kernel.call;
