/// What an executable says and what its first stack looks like: for whoever starts programs, kernel or server. Reads and builds
/// bytes; maps nothing.
package guest.lib.elf;
