package guest.lib;

/// Parts of a path.
public final class PathName {
    private PathName() {}

    /// Index of the first byte after the last slash: where the file's own name begins.
    public static int lastPart(byte[] path) {
        int start = path.length;
        while (start > 0 && path[start - 1] != '/') {
            start--;
        }
        return start;
    }
}
