/// Files in memory, read-only, from a cpio archive that the image carries.
package guest.service.fs;
