package guest.fake;

import guest.lang.Output;
import guest.lang.Text;

/// An output that keeps what it is given.
public final class Collected implements Output {
    private final StringBuilder text = new StringBuilder();

    public Text printer() {
        return new Text(this);
    }

    @Override
    public void put(int character) {
        text.append((char) character);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
