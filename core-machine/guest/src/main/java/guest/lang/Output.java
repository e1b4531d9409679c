package guest.lang;

/// Where characters go: a port, a buffer, several places at once.
public interface Output {
    /// Takes one Latin-1 character.
    void put(int character);
}
