package ringside.compiler.ir;

/// How to tell from an object's type id whether it belongs to a type.
public sealed interface TypeTest {
    /// Ids from `low` to `high`, both included.
    record Range(int low, int high) implements TypeTest {}

    /// Ids whose bit is set in the bitmap at this symbol.
    record Bitmap(String symbol) implements TypeTest {}
}
