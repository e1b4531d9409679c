package ringside.workbench.fault;

/// Something that is different from the fault-free run of the same image.
///
/// @param what  `output`, `exit status 1 instead of 0`, `file /data/pattern`, `code`, `constants`
/// @param owner program or component it belongs to
/// @param bytes how many of its bytes are different or missing
public record Damage(String what, String owner, int bytes) {}
