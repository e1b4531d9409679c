package ringside.compiler.asm;

/// A place in the code of one [Assembler], bound once, jumped to from anywhere in it.
public final class Label {
    /// Bytes before the label, branches not counted; -1 while unbound.
    int position = -1;
    /// Number of branches before the label.
    int branches;

    public boolean isBound() {
        return position >= 0;
    }
}
