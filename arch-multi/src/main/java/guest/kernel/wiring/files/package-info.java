/// The file service of a core as a domain.
package guest.kernel.wiring.files;
