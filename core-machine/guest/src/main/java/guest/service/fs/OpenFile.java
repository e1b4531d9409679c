package guest.service.fs;

/// What one handle was opened on, while it is open: a record of the table that all clients of the service share.
final class OpenFile {
    /// Number of the file.
    int file;
    /// The access mode it was opened with.
    int access;
}
