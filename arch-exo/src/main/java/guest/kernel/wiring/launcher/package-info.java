/// The first environment: which programs there are.
package guest.kernel.wiring.launcher;
