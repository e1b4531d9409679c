package guest.port;

/// A range of memory that a service holds but did not allocate: an archive, a page pool, a shared area.
/// Every access is checked against its size in every mode; outside it reads give 0 and writes are dropped.
public interface Region {
    long size();

    int byteAt(long offset);

    /// Copies out of the region; returns the number of bytes that lay inside.
    int read(long offset, byte[] destination, int at, int count);
}
