package guest.port;

/// A device that sends and receives characters one after the other.
public interface CharacterDevice {
    /// The answer of [#receive] when nothing has arrived.
    int NOTHING = -1;

    /// Makes the device ready for its only user; where it is shared, whoever shares it out has done so.
    void start();

    /// Sends the first `count` of `characters`.
    void send(byte[] characters, int count);

    /// The oldest character received, or [#NOTHING].
    int receive();
}
