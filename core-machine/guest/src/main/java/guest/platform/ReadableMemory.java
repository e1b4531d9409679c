package guest.platform;

/// An address space, for somebody who looks at the memory of a domain that may be broken.
public interface ReadableMemory {
    /// Whether ring 3 may read `length` bytes from `address`. Any long values.
    boolean isReadable(long address, long length);
}
