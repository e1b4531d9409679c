/// Which services this kernel has and what they stand on. The only room that names them.
package guest.kernel.wiring;
