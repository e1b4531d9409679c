package guest.lang;

/// What is chosen when an image is linked. Resolved by the compiler.
public final class Link {
    private Link() {}

    /// The program this executable was linked for: an instance of the class named in the image plan, made by its
    /// constructor without arguments at image build.
    public static native Object program();
}
