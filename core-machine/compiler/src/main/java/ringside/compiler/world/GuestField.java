package ringside.compiler.world;

/// A field with its place in memory.
///
/// @param offset bytes from the object's header; -1 for static fields, which are data symbols of their own
/// @param guard  name of the lock's field that `@GuardedBy` gives, or null
public record GuestField(GuestClass owner, String name, String descriptor, int flags, int offset, String guard) {
    public boolean isPrivate() {
        return (flags & 0x0002) != 0;
    }

    public boolean isStatic() {
        return (flags & 0x0008) != 0;
    }

    public boolean isVolatile() {
        return (flags & 0x0040) != 0;
    }

    public boolean isFinal() {
        return (flags & 0x0010) != 0;
    }

    public DataType type() {
        return DataType.of(descriptor);
    }

    /// Data symbol of a static field, the same name in every domain.
    public String symbol() {
        return "static " + owner.dottedName() + "." + name;
    }
}
