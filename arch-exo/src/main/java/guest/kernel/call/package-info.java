/// The kernel calls: frames, environments, time, the console.
package guest.kernel.call;
