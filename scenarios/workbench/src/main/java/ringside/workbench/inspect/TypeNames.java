package ringside.workbench.inspect;

/// Types as people write them.
final class TypeNames {
    private TypeNames() {}

    /// `Inode[]` for `[Lguest/service/fs/Inode;`, packages left out; the slashes may be dots.
    static String ofDescriptor(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'S' -> "short";
            case 'C' -> "char";
            case 'I' -> "int";
            case 'J' -> "long";
            case '[' -> ofDescriptor(descriptor.substring(1)) + "[]";
            default -> ofClass(descriptor.substring(1, descriptor.length() - 1));
        };
    }

    /// `Inode` for `guest.service.fs.Inode`; `Map.Entry` for `guest.lib.Map$Entry`.
    static String ofClass(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1).replace('$', '.');
    }

    /// Of an [ringside.compiler.image.ImageMap.ObjectType].
    static String ofObject(String name) {
        return name.startsWith("[") ? ofDescriptor(name) : ofClass(name);
    }
}
