package guest.lib;

/// The words of the program's command line. Word 0 is the program's name.
public interface Arguments {
    int count();

    /// Word `index` as Latin-1 bytes, without a terminating NUL; null if there is none.
    byte[] word(int index);
}
