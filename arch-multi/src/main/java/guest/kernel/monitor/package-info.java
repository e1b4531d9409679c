/// The monitor of each core: ring 3, trusted by its CPU driver. Monitors agree by messages on what concerns two cores; everything else
/// each decides for its own.
package guest.kernel.monitor;
