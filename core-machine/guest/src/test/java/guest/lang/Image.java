package guest.lang;

/// JVM twin of the image table: words that tests set.
public final class Image {
    public static final long[] WORDS = new long[16];

    private Image() {}

    public static boolean checksHandles() {
        return true;
    }

    public static long word(int index) {
        return WORDS[index];
    }
}
