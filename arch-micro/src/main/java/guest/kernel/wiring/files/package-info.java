/// The file service as a process.
package guest.kernel.wiring.files;
