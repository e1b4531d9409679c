package ringside.compiler.link;

import java.util.List;

/// Static data of one domain: an object of the image heap, a dispatch table, static fields.
///
/// @param component owner, or empty for library data
public record DataUnit(String domain, String symbol, String component, byte[] bytes, int alignment, Access access,
                       List<Relocation> relocations) {
    /// `MUTATION`: writable, in the domain's section of mutation counters.
    public enum Access { READ_ONLY, READ_WRITE, MUTATION }
}
