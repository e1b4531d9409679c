package guest.lang;

/// What the image builder knows. Resolved by the compiler.
public final class Image {
    private Image() {}

    /// Word `index` of this domain's [shared.layout.ImageTable]; the index must be a constant.
    public static native long word(int index);

    /// Whether handles are tested before use in this image, see [Pool]. A constant of the image: what it rules out is not compiled.
    public static native boolean checksHandles();
}
