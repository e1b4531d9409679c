package ringside.compiler.ir;

/// A local variable or parameter of the source, as the class file names it.
///
/// @param descriptor of its type
/// @param slot       of the class file's frame
/// @param from       index of the first instruction that sees it, 0 for parameters
public record Variable(String name, String descriptor, int slot, int from) {
    public boolean isParameter() {
        return from == 0;
    }
}
