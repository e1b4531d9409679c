package ringside.compiler.ir;

/// A local variable or parameter of the source, as the class file names it.
///
/// @param descriptor of its type
/// @param slot       of the class file's frame
/// @param from       index of the first instruction that sees it, 0 for parameters
/// @param firstLine  of its scope
/// @param lastLine   of its scope
public record Variable(String name, String descriptor, int slot, int from, int firstLine, int lastLine) {
    public boolean isParameter() {
        return from == 0;
    }
}
