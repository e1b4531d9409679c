package guest.port;

/// A range of memory that a service holds but did not allocate: an archive, a page pool, a shared area.
/// Every access is checked against its size in every mode; outside it reads give 0 and writes are dropped.
public interface Region {
    long size();

    int byteAt(long offset);

    /// Copies out of the region; returns the number of bytes that lay inside.
    int read(long offset, byte[] destination, int at, int count);

    /// Eight bytes, little-endian.
    long wordAt(long offset);

    void setWord(long offset, long value);

    /// Copies into the region; returns the number of bytes that lay inside.
    int write(long offset, byte[] source, int at, int count);

    /// Makes `count` bytes 0.
    void clear(long offset, long count);
}
